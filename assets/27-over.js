// What stands over the page: elements that scripts make, a window before everything, a menu at the button that opened it.
(function () {
    'use strict';
    const FIRST_PAGE = 'overview';
    const MARGIN = 8;
    const STEPS = ['ArrowDown', 'ArrowUp', 'Home', 'End'];
    let menu = null;
    let opener = null;

    // The page's name, as addresses of files have it.
    function page() {
        return window.location.pathname.split('/')[1] || FIRST_PAGE;
    }

    function made(tag, words, name) {
        const element = document.createElement(tag);
        element.textContent = words || '';
        if (name) element.className = name;
        return element;
    }

    function button(words, name, act) {
        const one = made('button', words, name);
        one.type = 'button';
        one.addEventListener('click', act);
        return one;
    }

    // A window with its parts; closing it, also by Escape, takes it away.
    function dialog(title, name, parts, closed) {
        const box = made('dialog', '', name);
        box.setAttribute('aria-label', title);
        box.append(made('h2', title, 'panel-title'), ...parts);
        box.addEventListener('close', function () {
            box.remove();
            closed();
        });
        document.body.append(box);
        box.showModal();
        return box;
    }

    function entries() {
        return Array.from(menu.querySelectorAll('[role="menuitem"]')).filter(function (entry) {
            return !entry.hidden;
        });
    }

    function place(box) {
        const left = Math.min(box.right - menu.offsetWidth, window.innerWidth - menu.offsetWidth - MARGIN);
        const below = box.bottom + menu.offsetHeight + MARGIN <= window.innerHeight;
        menu.style.left = Math.max(MARGIN, left) + 'px';
        menu.style.top = Math.max(MARGIN, below ? box.bottom : box.top - menu.offsetHeight) + 'px';
    }

    function open(panel, at) {
        close(false);
        menu = panel;
        opener = at;
        at.setAttribute('aria-expanded', 'true');
        menu.hidden = false;
        place(at.getBoundingClientRect());
        entries()[0].focus();
    }

    function close(back) {
        if (!opener) return;
        menu.hidden = true;
        opener.removeAttribute('aria-expanded');
        if (back) opener.focus();
        opener = null;
    }

    function step(key) {
        const all = entries();
        const at = all.indexOf(document.activeElement);
        const to = {ArrowDown: at + 1, ArrowUp: at - 1 + all.length, Home: 0, End: all.length - 1}[key];
        all[to % all.length].focus();
    }

    document.addEventListener('click', function (event) {
        if (opener && !opener.contains(event.target) && !menu.contains(event.target)) close(false);
    });
    document.addEventListener('keydown', function (event) {
        if (!opener) return;
        if (event.key === 'Escape' || event.key === 'Tab') {
            close(true);
        } else if (STEPS.includes(event.key)) {
            event.preventDefault();
            step(event.key);
        }
    });
    // The menu stands where its button stood.
    ['resize', 'popstate'].forEach(function (name) {
        window.addEventListener(name, function () {
            close(false);
        });
    });
    window.addEventListener('scroll', function () {
        close(false);
    }, {capture: true, passive: true});

    window.over = {
        page: page,
        made: made,
        button: button,
        dialog: dialog,
        menu: {open: open, close: close, opener: function () { return opener; }},
    };
})();
