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
