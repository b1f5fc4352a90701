// The menu of one panel: pictures and data of its view under the filters of the address, and its picture onto the clipboard.
(function () {
    'use strict';
    const FIRST_PAGE = 'overview';
    const MARGIN = 8;
    const SAID = {copying: '正在复制…', copied: '已复制，可粘贴到文档或幻灯片', refused: '浏览器没有允许复制，请改用下载图片'};
    let opener = null;

    function menu() {
        return document.getElementById('part-menu');
    }

    function entries() {
        return Array.from(menu().querySelectorAll('[role="menuitem"]')).filter(function (entry) {
            return !entry.hidden;
        });
    }

    function say(words) {
        menu().querySelector('[role="status"]').textContent = words;
    }

    function address(part, ending, scale) {
        const page = window.location.pathname.split('/')[1] || FIRST_PAGE;
        const query = new URLSearchParams(window.location.search);
        if (scale) query.set('scale', scale);
        const asked = query.toString();
        return '/download/' + page + '/' + part + '.' + ending + (asked ? '?' + asked : '');
    }

    function open(button) {
        const panel = menu();
        opener = button;
        button.setAttribute('aria-expanded', 'true');
        panel.querySelectorAll('[data-ending]').forEach(function (entry) {
            entry.href = address(button.dataset.part, entry.dataset.ending, entry.dataset.scale);
        });
        panel.querySelector('[data-copy]').hidden = !(window.isSecureContext && navigator.clipboard && window.ClipboardItem);
        say('');
        panel.hidden = false;
        place(panel, button.getBoundingClientRect());
        entries()[0].focus();
    }

    function place(panel, box) {
        const left = Math.min(box.right - panel.offsetWidth, window.innerWidth - panel.offsetWidth - MARGIN);
        const below = box.bottom + panel.offsetHeight + MARGIN <= window.innerHeight;
        panel.style.left = Math.max(MARGIN, left) + 'px';
        panel.style.top = Math.max(MARGIN, below ? box.bottom : box.top - panel.offsetHeight) + 'px';
    }

    function close(back) {
        if (!opener) return;
        menu().hidden = true;
        opener.removeAttribute('aria-expanded');
        if (back) opener.focus();
        opener = null;
    }

    function picture(url) {
        return window.fetch(url).then(function (answer) {
            if (!answer.ok) throw new Error(answer.status);
            return answer.blob();
        });
    }

    // A browser that does not wait for a picture by itself is given one that has come.
    function write(coming) {
        try {
            return navigator.clipboard.write([new ClipboardItem({'image/png': coming})]);
        } catch (older) {
            return coming.then(function (blob) {
                return navigator.clipboard.write([new ClipboardItem({'image/png': blob})]);
            });
        }
    }

    function copy() {
        say(SAID.copying);
        write(picture(address(opener.dataset.part, 'png', '2'))).then(function () {
            say(SAID.copied);
        }, function () {
            say(SAID.refused);
        });
    }

    function step(key) {
        const all = entries();
        const at = all.indexOf(document.activeElement);
        const to = {ArrowDown: at + 1, ArrowUp: at - 1 + all.length, Home: 0, End: all.length - 1}[key];
        all[to % all.length].focus();
    }

    document.addEventListener('click', function (event) {
        const button = event.target.closest('[data-part]');
        const inside = event.target.closest('#part-menu');
        if (button) {
            const again = button === opener;
            close(false);
            if (!again) open(button);
        } else if (inside && event.target.closest('[data-copy]')) {
            copy();
        } else if (inside && event.target.closest('[data-collect]')) {
            window.collected.add([opener]);
            close(true);
        } else if (!inside || event.target.closest('[data-ending]')) {
            close(Boolean(inside));
        }
    });
    document.addEventListener('keydown', function (event) {
        if (!opener) return;
        if (event.key === 'Escape' || event.key === 'Tab') {
            close(true);
        } else if (['ArrowDown', 'ArrowUp', 'Home', 'End'].includes(event.key)) {
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
})();
