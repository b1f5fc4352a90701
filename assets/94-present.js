// Presenting (`?mode=present`): one panel of the page at a time, as large as the screen, turned with the arrow keys.
// Which one is a number kept here; the mark on the panel is set again whenever the page is drawn again.
(function () {
    'use strict';
    const MARK = 'data-presented';
    const PANELS = '#main .panel, #main .key-figures';
    const LARGEST = 1.7;
    const STEPS = {ArrowRight: 1, ArrowDown: 1, PageDown: 1, ' ': 1, ArrowLeft: -1, ArrowUp: -1, PageUp: -1, Home: -Infinity, End: Infinity};
    const stage = window.stage;

    let place = 0;
    let path = '';

    // Panels that stand in no other panel.
    function panels() {
        return Array.from(document.querySelectorAll(PANELS)).filter(function (panel) {
            return !panel.parentElement.closest(PANELS);
        });
    }

    function apply() {
        const active = stage.mode() === 'present';
        if (active && path !== window.location.pathname) {
            place = 0;
        }
        const left = !active && path !== '';
        if (!active && !left) {
            return;
        }
        path = active ? window.location.pathname : '';
        const all = panels();
        place = Math.max(0, Math.min(place, all.length - 1));
        all.forEach(function (panel, at) {
            panel.toggleAttribute(MARK, active && at === place);
        });
        if (active && all.length) {
            enlarge(all[place]);
            const title = document.querySelector('#main h1');
            stage.say('shell-place', (title ? title.textContent + ' · ' : '') + (place + 1) + ' / ' + all.length);
        } else if (left) {
            stage.say('shell-place', '');
        }
    }

    // What is not a chart grows until it fills the screen; a chart fills it by itself. Larger words may need more lines: measured twice.
    function enlarge(panel) {
        const body = panel.querySelector('.panel-body');
        panel.style.setProperty('--enlarged', 1);
        if (!body || body.querySelector('.chart-drawing')) {
            return;
        }
        let zoom = 1;
        [1, 2].forEach(function () {
            zoom = Math.max(1, Math.min(LARGEST, zoom * Math.sqrt(room(body))));
            panel.style.setProperty('--enlarged', zoom);
        });
        if (room(body) < 1) {
            panel.style.setProperty('--enlarged', Math.max(1, zoom * room(body)));
        }
    }

    // How many times the content of a panel fits into it, one above the other.
    function room(body) {
        const boxes = Array.from(body.children).map(function (child) {
            return child.getBoundingClientRect();
        });
        const height = Math.max(1, ...boxes.map(function (box) { return box.bottom; })) - Math.min(...boxes.map(function (box) { return box.top; }));
        return boxes.length && height > 0 ? body.getBoundingClientRect().height / height : 1;
    }

    document.addEventListener('keydown', function (event) {
        const typing = event.target.closest('input, select, textarea');
        if (stage.mode() === 'present' && STEPS[event.key] && !typing && !event.ctrlKey && !event.metaKey && !event.altKey) {
            event.preventDefault();
            place += STEPS[event.key];
            apply();
        }
    });
    window.addEventListener('popstate', apply);
    window.addEventListener('moved', apply);
    window.addEventListener('resize', apply);
    new MutationObserver(apply).observe(document.documentElement, {childList: true, subtree: true});
    new MutationObserver(apply).observe(document.documentElement, {attributes: true, attributeFilter: ['data-mode', 'data-ready']});
})();
