// The static twin by hand: a click or a choice names the next address, its page stands ready as JSON, and what differs is swapped in.
(function () {
    'use strict';
    const LISTS = ['county', 'department', 'quarter'];
    const main = document.getElementById('main');
    const pages = new Map();
    let shown = JSON.parse(document.getElementById('twin-page').textContent);

    function draw(figures, before) {
        Object.keys(figures).forEach(function (id) {
            const chart = document.getElementById(id);
            if (chart.dataset.drawn !== 'yes' || JSON.stringify(figures[id]) !== JSON.stringify(before[id])) {
                chart.dataset.drawn = 'yes';
                const figure = JSON.parse(JSON.stringify(figures[id]));
                Plotly.react(chart, figure.data, figure.layout, figure.config);
            }
        });
    }

    // A chart that stays is taken over into the new panel and only told what is new.
    function replace(old, html) {
        const charts = Array.from(old.querySelectorAll('.chart-graph'));
        const holder = document.createElement('template');
        holder.innerHTML = html;
        const panel = holder.content.firstElementChild;
        charts.forEach(function (chart) {
            const place = panel.querySelector('#' + chart.id);
            if (place) {
                place.replaceWith(chart);
            }
        });
        old.replaceWith(panel);
    }

    function swap(page) {
        const screen = main.querySelector('.overview');
        page.panels.forEach(function (html, place) {
            if (html !== shown.panels[place]) {
                replace(screen.children[place], html);
            }
        });
        draw(page.figures, shown.figures);
        shown = page;
    }

    async function go(query) {
        const name = query.toString();
        if (!pages.has(name)) {
            const answer = await fetch('/pages/' + window.twinPages[name] + '.json');
            pages.set(name, await answer.json());
        }
        window.history.pushState({}, '', '?' + name);
        swap(pages.get(name));
    }

    function toggled(query, name, value) {
        const values = (query.get(name) || '').split(',').filter(Boolean);
        const at = values.indexOf(value);
        if (at >= 0) {
            values.splice(at, 1);
        } else {
            values.push(value);
        }
        if (values.length) {
            query.set(name, values.join(','));
        } else {
            query.delete(name);
        }
    }

    document.addEventListener('click', function (event) {
        const data = event.target.dataset;
        const name = LISTS.find(function (list) {
            return data['toggle' + list[0].toUpperCase() + list.slice(1)];
        });
        if (name) {
            const query = new URLSearchParams(window.location.search);
            toggled(query, name, data['toggle' + name[0].toUpperCase() + name.slice(1)]);
            go(query);
        }
    });

    draw(shown.figures, {});
})();
