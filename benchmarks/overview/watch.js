// In every measured page before its own scripts: notes the last frame in which anything inside the page's content was painted anew.
(function () {
    'use strict';
    // Other programs' pages say what holds their content, after how much silence (ms) they are done, and which words they end with.
    // Ours stands in the one or in the other; what Dash keeps of a page that stands in the first paints nothing.
    const CONTENT = window.watchContent || '#page, #_pages_content';
    const QUIET = window.watchQuiet || 300;
    const WORDS = window.watchWords || '';
    const LONGEST = 30000;
    // Elements of a page that has been drawn: its frame alone has fewer.
    const LEAST = 10;
    const channel = new MessageChannel();
    let last = 0;
    let unpainted = 0;
    channel.port1.onmessage = function () {
        unpainted -= 1;
        last = performance.now();
    };

    function inside(record) {
        const element = record.target.nodeType === Node.ELEMENT_NODE ? record.target : record.target.parentElement;
        const content = element && element.closest(CONTENT);
        return content && !content.querySelector(':scope > [data-packed]');
    }

    function contents() {
        return Array.from(document.querySelectorAll(CONTENT));
    }

    new MutationObserver(function (records) {
        if (records.some(inside)) {
            unpainted += 1;
            requestAnimationFrame(function () {
                channel.port2.postMessage(0);
            });
        }
    }).observe(document, {subtree: true, childList: true, attributes: true, characterData: true});

    // Milliseconds from `start` to the last painted frame, once nothing has moved for QUIET and `ready` agrees.
    function settled(start, ready) {
        return new Promise(function (resolve, reject) {
            const timer = setInterval(function () {
                const now = performance.now();
                if (unpainted === 0 && last > start && now - last > QUIET && ready()) {
                    clearInterval(timer);
                    resolve(last - start);
                } else if (now - start > LONGEST) {
                    clearInterval(timer);
                    reject(new Error('nothing was painted'));
                }
            }, 25);
        });
    }

    function charts() {
        const all = Array.from(document.querySelectorAll('.chart-graph'));
        return all.every(function (chart) {
            return chart.querySelector('.main-svg') || chart.offsetHeight === 0;
        });
    }

    window.watch = {
        loaded: function () {
            return settled(0, function () {
                return charts() && contents().some(function (content) {
                    return content.querySelectorAll('*').length > LEAST && content.textContent.indexOf(WORDS) >= 0;
                });
            });
        },
        // Whatever an action changes.
        after: function (action) {
            const start = performance.now();
            action();
            return settled(start, charts);
        },
        // A click on the first element that matches; resolves when the page shows what it asked for.
        clicked: function (selector) {
            const start = performance.now();
            const element = document.querySelector(selector);
            const pressed = element.getAttribute('aria-pressed');
            element.click();
            return settled(start, function () {
                const now = document.querySelector(selector);
                return now && now.getAttribute('aria-pressed') !== pressed && charts();
            });
        },
    };
})();
