// What wall, presenter and ordinary pages share: the canvas that fits any screen, the words in the frame, the news of the server,
// drawing again, leaving. A mode is what the address says (`mode=wall`, `mode=present`); 92, 93 and 94 are built on this.
(function () {
    'use strict';
    // Pixels in which a mode is laid out before it is scaled to the screen as a whole.
    const CANVAS = {wall: [1920, 1080], present: [1280, 720]};
    // A screen wider than this gets a lower canvas with its panels side by side.
    const WIDE = 2.5;
    const WIDE_HEIGHT = 860;
    const ASK_SECONDS = 15;
    const ANSWER_SECONDS = 8;
    const OF_A_MODE = ['mode', 'cycle', 'names', 'pages', 'cities'];
    const root = document.documentElement;

    let news = null; // the last answer of /snapshot
    let program = ''; // the version that answered last
    let drawn = null; // the snapshot that the page was asked from

    function mode() {
        const named = window.address.current().get('mode');
        return named in CANVAS ? named : 'page';
    }

    function fit() {
        const canvas = CANVAS[mode()];
        if (!canvas) {
            return;
        }
        const wide = window.innerWidth / window.innerHeight > WIDE;
        const scale = wide ? window.innerHeight / WIDE_HEIGHT : Math.min(window.innerWidth / canvas[0], window.innerHeight / canvas[1]);
        root.dataset.wide = wide ? 'yes' : 'no';
        root.style.setProperty('--stage-scale', scale);
        root.style.setProperty('--stage-width', window.innerWidth / scale + 'px');
        root.style.setProperty('--stage-height', window.innerHeight / scale + 'px');
    }

    // Words change only when they differ, so that observers of the document are not called for nothing.
    function say(id, words) {
        const element = document.getElementById(id);
        if (element && element.textContent !== words) {
            element.textContent = words;
        }
        if (element) {
            element.hidden = words === '';
        }
    }

    // The line under the header, with or without the button that draws the page again.
    function notice(words, refreshable) {
        const line = document.getElementById('shell-notice');
        if (line) {
            say('shell-notice-words', words);
            line.hidden = words === '';
            document.getElementById('shell-notice-refresh').hidden = !refreshable;
        }
    }

    // Asked with XMLHttpRequest, which does not count as a request of the page (html[data-ready], 90-address.js). A new
    // version of the program may have other scripts: the document is loaded anew.
    function ask(then) {
        const request = new XMLHttpRequest();
        request.open('GET', '/snapshot');
        request.timeout = ANSWER_SECONDS * 1000;
        request.onloadend = function () {
            news = request.status === 200 ? JSON.parse(request.responseText) : null;
            if (news && program && news.program !== program) {
                window.location.reload();
                return;
            }
            program = news ? news.program : program;
            drawn = drawn || (news && news.snapshot);
            window.dispatchEvent(new CustomEvent('news'));
            if (then) {
                then(news);
            }
        };
        request.send();
    }

    function redraw() {
        drawn = news && news.snapshot;
        window.dash_clientside.set_props('_pages_location', {search: window.location.search});
    }

    function leave() {
        const query = window.address.current();
        OF_A_MODE.forEach(function (name) {
            query.delete(name);
        });
        query.delete('theme');
        if (window.theme.remembered()) {
            query.set('theme', window.theme.remembered());
        }
        if (document.fullscreenElement) {
            document.exitFullscreen();
        }
        window.address.go(window.location.pathname, query);
    }

    // A new address is drawn from what the server has now. Dark is a wall's own theme, also when a button leads to it.
    function moved() {
        drawn = news && news.snapshot;
        fit();
        const query = window.address.current();
        if (mode() === 'wall' && !query.get('theme')) {
            query.set('theme', 'dark');
            window.address.go(window.location.pathname, query, true);
        }
    }

    // The browser lets a page fill the screen only at a click or key of the reader.
    document.addEventListener('click', function (event) {
        const button = event.target.closest && event.target.closest('[data-filter-mode]');
        if (button && root.requestFullscreen) {
            root.requestFullscreen().catch(function () {
                return; // a browser that refuses shows the mode in its window
            });
        }
    }, true);

    // Esc ends the full screen without being heard as a key.
    document.addEventListener('fullscreenchange', function () {
        if (!document.fullscreenElement && mode() !== 'page') {
            leave();
        }
    });

    document.addEventListener('keydown', function (event) {
        const origin = document.getElementById('shell-origin');
        if (event.key === 'Escape' && mode() !== 'page' && origin && origin.hidden) {
            leave();
        }
    }, true);

    window.addEventListener('popstate', moved);
    window.addEventListener('moved', moved);
    window.addEventListener('resize', fit);
    window.addEventListener('focus', function () {
        ask();
    });
    setInterval(function () {
        if (!document.hidden) {
            ask();
        }
    }, ASK_SECONDS * 1000);

    window.stage = {
        mode: mode,
        say: say,
        notice: notice,
        ask: ask,
        redraw: redraw,
        leave: leave,
        news: function () {
            return news;
        },
        changed: function () {
            return Boolean(news && drawn && news.snapshot !== drawn);
        },
    };
    fit();
    ask();
})();
