// Draws what stands in a carrier's `data-packed` (dashboard/components/packed.py) into the element that its `data-into` names and, when
// something else comes, changes only what differs: what stays keeps its focus, its place when scrolled, its chart. A node is a text, or
// [tag, attributes, nodes].
(function () {
    'use strict';
    // What a reader's hand changes is a property, of which the attribute is but the beginning.
    const PROPERTIES = ['value', 'selected', 'checked', 'open'];
    const PAGE = 'page';
    // What other scripts draw in an element is theirs.
    const DRAWN = ['data-table', 'data-figure', 'data-document'];

    function style(element, given, before) {
        Object.keys(before).concat(Object.keys(given)).forEach(function (name) {
            const value = given[name] === undefined ? '' : given[name];
            if (name.indexOf('--') === 0) {
                element.style.setProperty(name, value);
            } else {
                element.style[name] = value;
            }
        });
    }

    function set(element, name, value, before) {
        if (name === 'style') {
            style(element, value || {}, before || {});
        } else if (value === undefined || value === false) {
            element.removeAttribute(name);
        } else {
            element.setAttribute(name, value === true ? '' : value);
        }
    }

    function make(node) {
        if (typeof node === 'string') {
            return document.createTextNode(node);
        }
        const element = document.createElement(node[0]);
        Object.keys(node[1]).forEach(function (name) {
            set(element, name, node[1][name]);
        });
        element.append.apply(element, node[2].map(make));
        return element;
    }

    // Whether an element that was made of one node may become that of another.
    function same(element, one, other) {
        if (typeof one === 'string' || typeof other === 'string') {
            return typeof one === typeof other && element.nodeType === Node.TEXT_NODE;
        }
        return element.localName === other[0] && one[0] === other[0] && one[1].id === other[1].id && DRAWN.every(function (name) {
            return name in one[1] === name in other[1];
        });
    }

    function change(element, before, node) {
        if (typeof node === 'string') {
            if (before !== node) {
                element.data = node;
            }
            return;
        }
        Object.keys(Object.assign({}, before[1], node[1])).forEach(function (name) {
            const differs = name === 'style' ? JSON.stringify(before[1].style) !== JSON.stringify(node[1].style) : before[1][name] !== node[1][name];
            if (differs) {
                set(element, name, node[1][name], before[1][name]);
            }
        });
        changeAll(element, before[2], node[2]);
    }

    // Where another script has put children of its own, all of them are made anew.
    function changeAll(parent, before, nodes) {
        const elements = Array.from(parent.childNodes);
        if (!before.length && !nodes.length) {
            return;
        }
        if (elements.length !== before.length) {
            parent.replaceChildren.apply(parent, nodes.map(make));
            return;
        }
        nodes.forEach(function (node, place) {
            if (place >= before.length) {
                parent.append(make(node));
            } else if (same(elements[place], before[place], node)) {
                change(elements[place], before[place], node);
            } else {
                elements[place].replaceWith(make(node));
            }
        });
        elements.slice(nodes.length).forEach(function (element) {
            element.remove();
        });
    }

    // Fields say what the page says, also after the reader's hand: the options of a list first, then what is chosen.
    function fields(element, node) {
        if (typeof node === 'string') {
            return;
        }
        node[2].forEach(function (child, place) {
            fields(element.childNodes[place], child);
        });
        PROPERTIES.forEach(function (name) {
            if (name in node[1] && name in element && String(element[name]) !== String(node[1][name])) {
                element[name] = node[1][name];
            }
        });
    }

    // By element: what it was made of, and the page it belongs to. Another page begins anew.
    const shown = {};

    function show(into, nodes) {
        const host = document.getElementById(into);
        const path = into === PAGE ? window.location.pathname : '';
        if (!shown[into] || shown[into].path !== path) {
            host.replaceChildren();
            shown[into] = {nodes: [], path: path};
        }
        changeAll(host, shown[into].nodes, nodes);
        nodes.forEach(function (node, place) {
            fields(host.childNodes[place], node);
        });
        shown[into].nodes = nodes;
    }

    function carriers(into) {
        return document.querySelectorAll('[data-packed][data-into="' + into + '"]');
    }

    window.hosts.draws('packed', function (carrier, nodes) {
        show(carrier.dataset.into, nodes);
    }, function (carrier) {
        if (!carriers(carrier.dataset.into).length) {
            show(carrier.dataset.into, []);
        }
    });

    // A page that is not packed stands in Dash's own place; until Dash takes it away, nothing is drawn beside it.
    window.early.drawnBy(function (page) {
        const container = document.getElementById('_pages_content');
        if (page['data-packed'] && (!container || !container.childElementCount || carriers(PAGE).length)) {
            show(PAGE, JSON.parse(page['data-packed']));
        }
    });
})();
