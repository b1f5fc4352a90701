// Light or dark before the first paint: the address decides, then what this reader chose last, then light. Loaded in the head.
(function () {
    'use strict';
    const NAMES = ['light', 'dark'];

    function stored() {
        try {
            return window.localStorage.getItem('theme');
        } catch (refused) {
            return null; // a browser that refuses storage forgets the choice; the address still carries it
        }
    }

    function named() {
        const query = new URLSearchParams(window.location.search);
        const wall = query.get('mode') === 'wall' ? 'dark' : null;
        return [query.get('theme'), wall, stored()].find(function (name) {
            return NAMES.indexOf(name) >= 0;
        }) || 'light';
    }

    function apply() {
        document.documentElement.dataset.bsTheme = named();
    }

    function remember(theme) {
        try {
            window.localStorage.setItem('theme', theme);
        } catch (refused) {
            return; // see stored()
        }
    }

    // Charts are drawn on the server in the theme that the address names, so a remembered dark theme is written into it.
    const query = new URLSearchParams(window.location.search);
    if (named() === 'dark' && !query.get('theme')) {
        query.set('theme', 'dark');
        window.history.replaceState({}, '', window.location.pathname + '?' + query.toString().replace(/%2C/g, ',') + window.location.hash);
    }
    apply();
    window.theme = {apply: apply, remember: remember, remembered: stored};
})();
