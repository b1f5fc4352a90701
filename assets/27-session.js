// What the signed-in reader's session needs in the browser: the token that writing requests carry, leaving, and a session that has ended.
(function () {
    'use strict';
    const CALLBACK = '/_dash-update-component';
    const fetched = window.fetch;

    function token() {
        const holder = document.querySelector('[data-token]');
        return holder ? holder.dataset.token : '';
    }

    // A wall is never led to a login page: its key lets it in again when it is loaded.
    function ended(status) {
        const walled = new URLSearchParams(window.location.search).has('key');
        if (status === 401 && !walled && token()) {
            window.location.assign('/login?next=' + encodeURIComponent(window.location.pathname + window.location.search));
        }
    }

    // Where a page has a line for it, what was refused is said there.
    function say(words) {
        document.querySelectorAll('[data-refused]').forEach(function (line) {
            line.textContent = words;
        });
    }

    // What went wrong, with the number that the log knows it by. A wall keeps its last good screen and says so itself.
    function failed(words) {
        say(words);
        if (window.stage.mode() === 'page') {
            window.stage.notice(words, false);
        }
    }

    function refused(answer) {
        if (answer.status === 413) {
            say('内容过大，未接收');
        } else if (answer.status === 403) {
            answer.clone().text().then(say);
        } else if (answer.status >= 500 && (answer.headers.get('Content-Type') || '').indexOf('text/plain') === 0) {
            answer.clone().text().then(failed);
        }
    }

    // A file that is too large is refused before it is read.
    function weigh(event) {
        const place = event.target.closest && event.target.closest('[data-limit]');
        const files = place && (event.dataTransfer || event.target).files;
        if (files && files.length && files[0].size > Number(place.dataset.limit) * 1024 * 1024) {
            say(files[0].name + ' 超过 ' + place.dataset.limit + ' MB，未接收；更大的文件请直接放进依据文件夹');
        }
    }
    document.addEventListener('change', weigh, true);
    document.addEventListener('drop', weigh, true);

    window.fetch = function (resource, options) {
        const asks = String(resource && resource.url || resource).indexOf(CALLBACK) >= 0;
        if (!asks) {
            return fetched.apply(this, arguments);
        }
        const given = options || {};
        const headers = new Headers(given.headers);
        headers.set('X-CSRF-Token', token());
        return fetched.call(this, resource, Object.assign({}, given, { headers: headers })).then(function (answer) {
            ended(answer.status);
            refused(answer);
            return answer;
        });
    };

    document.addEventListener('click', function (event) {
        if (!event.target.closest('[data-logout]')) {
            return;
        }
        fetched('/logout', { method: 'POST', headers: { 'X-CSRF-Token': token() } }).finally(function () {
            window.location.assign('/login');
        });
    });
})();
