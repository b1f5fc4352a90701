// Asks for a page the moment its address is known, before Dash does: at the first load together with what else Dash asks first, while its
// scripts are still on their way, and at every later address. The page is drawn from the answer (24-packed.js), and Dash is handed it when
// it asks. Loaded in the head, so that it hears of an address first.
(function () {
    'use strict';
    const CALLBACK = '/_dash-update-component';
    const OUTPUT = '.._pages_content.children..._pages_store.data..';
    // An answer that Dash has not taken by then is old.
    const KEPT_SECONDS = 10;
    const FIRST = ['/_dash-layout', '/_dash-dependencies'];
    const LATEST_MS = 100;
    const fetched = window.fetch;
    const answers = new Map();
    let draw = null;
    let asked = '';

    function here() {
        return window.location.pathname + window.location.search;
    }

    function keep(name, answer) {
        answers.set(name, answer);
        setTimeout(function () {
            if (answers.get(name) === answer) {
                answers.delete(name);
            }
        }, KEPT_SECONDS * 1000);
    }

    function ask(path, options) {
        return fetched(path, Object.assign({credentials: 'same-origin'}, options));
    }

    function contentOf(pathname, search) {
        return JSON.stringify({
            output: OUTPUT,
            outputs: [{id: '_pages_content', property: 'children'}, {id: '_pages_store', property: 'data'}],
            inputs: [
                {id: '_pages_location', property: 'pathname', value: pathname},
                {id: '_pages_location', property: 'search', value: search},
            ],
            changedPropIds: ['_pages_location.pathname', '_pages_location.search'],
            state: [],
        });
    }

    function askPage() {
        const address = here();
        if (address === asked) {
            return;
        }
        asked = address;
        const answer = ask(CALLBACK, {
            method: 'POST',
            headers: {'Content-Type': 'application/json'},
            body: contentOf(window.location.pathname, window.location.search),
        }).then(function (response) {
            return response.text().then(function (text) {
                if (response.ok && address === here()) {
                    deliver(JSON.parse(text).response._pages_content.children.props);
                }
                return new Response(text, {status: response.status, statusText: response.statusText, headers: response.headers});
            });
        });
        answer.catch(function () {
            return; // Dash asks again, and what fails then is said
        });
        keep(address, answer);
    }

    // What came before anything could draw it waits.
    let waiting = null;

    function deliver(page) {
        waiting = page;
        if (draw && waiting) {
            draw(waiting);
            waiting = null;
        }
    }

    // The page that a request asks for, by its address; '' for every other callback.
    function pageOf(body) {
        const said = typeof body === 'string' && body.indexOf(OUTPUT) >= 0 ? JSON.parse(body) : {};
        return said.output === OUTPUT ? said.inputs.map(function (one) {
            return one.value || '';
        }).join('') : '';
    }

    function nameOf(resource, options) {
        const path = new URL(String(resource && resource.url || resource), window.location.href).pathname;
        return path === CALLBACK ? pageOf(options && options.body) : path;
    }

    // What Dash does with a page would hold up its painting; a window that is not seen paints nothing.
    function afterPaint(answer) {
        return new Promise(function (resolve) {
            requestAnimationFrame(function () {
                setTimeout(resolve, 0, answer);
            });
            setTimeout(resolve, LATEST_MS, answer);
        });
    }

    // Each answer is given once; one that failed is asked for again.
    window.fetch = function (resource, options) {
        const again = fetched.bind(this, resource, options);
        const name = answers.size ? nameOf(resource, options) : '';
        const ready = answers.get(name);
        answers.delete(name);
        if (!ready) {
            return again();
        }
        return (FIRST.indexOf(name) >= 0 ? ready : ready.then(afterPaint)).catch(again);
    };

    window.early = {
        // From now on pages are drawn by `one`, which is given the properties of a page's component.
        drawnBy: function (one) {
            draw = one;
            deliver(waiting);
        },
    };

    FIRST.forEach(function (path) {
        keep(path, ask(path));
    });
    askPage();
    window.addEventListener('popstate', askPage);
    window.addEventListener('moved', askPage);
})();
