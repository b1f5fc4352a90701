// Elements that carry in a data attribute what is to be drawn in them: `hosts.draws('table', draw)` has `draw(element, spec)` called for
// each element with `data-table`, once it stands on the page and again whenever its attribute changes. `left` is told of those that go.
(function () {
    'use strict';
    const kinds = {};
    const drawnFrom = new WeakMap();

    function draw(host, kind) {
        const given = host.dataset[kind];
        const before = drawnFrom.get(host);
        if (given !== undefined && given !== before) {
            drawnFrom.set(host, given);
            kinds[kind].draw(host, JSON.parse(given));
        }
    }

    function within(root, kind, then) {
        if (root.matches('[data-' + kind + ']')) {
            then(root, kind);
        }
        root.querySelectorAll('[data-' + kind + ']').forEach(function (host) {
            then(host, kind);
        });
    }

    function came(node) {
        if (node.nodeType === Node.ELEMENT_NODE && node.isConnected) {
            Object.keys(kinds).forEach(function (kind) {
                within(node, kind, draw);
            });
        }
    }

    function went(node) {
        if (node.nodeType === Node.ELEMENT_NODE && !node.isConnected) {
            Object.keys(kinds).forEach(function (kind) {
                within(node, kind, kinds[kind].left);
            });
        }
    }

    const observer = new MutationObserver(function (changes) {
        changes.forEach(function (change) {
            if (change.type === 'attributes') {
                draw(change.target, change.attributeName.slice('data-'.length));
            } else {
                change.removedNodes.forEach(went);
                change.addedNodes.forEach(came);
            }
        });
    });

    window.hosts = {
        draws: function (kind, drawOne, left) {
            kinds[kind] = {draw: drawOne, left: left || function () {}};
            const names = Object.keys(kinds).map(function (name) {
                return 'data-' + name;
            });
            observer.observe(document.documentElement, {subtree: true, childList: true, attributes: true, attributeFilter: names});
            came(document.documentElement);
        },
    };
})();
