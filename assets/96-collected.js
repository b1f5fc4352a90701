// Charts that the reader collects from several pages for one file: kept in this tab, in his order, each under the filters it was shown with.
(function () {
    'use strict';
    const KEPT = 'collected';
    const MOST = 60;
    // What of an address does not say which figures are shown.
    const NOT_FILTERS = ['theme', 'mode', 'cycle', 'pages', 'cities', 'q', 'doc', 'task', 'key'];
    const SHOWN = ['city', 'year', 'county', 'department', 'quarter'];
    const RATIOS = [['', '默认（本单位模板，没有则 16∶9）'], ['16:9', '16∶9'], ['4:3', '4∶3']];
    const over = window.over;
    const made = over.made;
    const button = over.button;
    let tray = null;
    let list = null;

    function items() {
        return JSON.parse(window.sessionStorage.getItem(KEPT) || '[]');
    }

    function keep(all) {
        window.sessionStorage.setItem(KEPT, JSON.stringify(all));
        draw();
    }

    function filters() {
        const query = {};
        new URLSearchParams(window.location.search).forEach(function (value, name) {
            if (value !== '' && !NOT_FILTERS.includes(name)) query[name] = value;
        });
        return query;
    }

    // A panel's button says what it is: 导出“…”.
    function titled(opener) {
        return opener.getAttribute('aria-label').replace(/^导出“|”$/g, '');
    }

    function add(openers) {
        const all = items();
        openers.forEach(function (opener) {
            const one = {part: over.page() + '.' + opener.dataset.part, query: filters(), title: titled(opener)};
            const same = all.some(function (other) {
                return other.part === one.part && JSON.stringify(other.query) === JSON.stringify(one.query);
            });
            if (!same && all.length < MOST) all.push(one);
        });
        keep(all);
    }

    // What all have in common stands once; what only some have stands behind their part.
    function address(all, ending, ratio) {
        const common = new URLSearchParams();
        Object.keys(all[0].query).forEach(function (name) {
            if (all.every(function (one) { return one.query[name] === all[0].query[name]; })) common.set(name, all[0].query[name]);
        });
        if (ratio) common.set('ratio', ratio);
        all.forEach(function (one) {
            const own = Object.keys(one.query).filter(function (name) { return !common.has(name); });
            common.append('part', [one.part].concat(own.map(function (name) { return name + ':' + one.query[name]; })).join(';'));
        });
        return '/download/set.' + ending + '?' + common;
    }

    function told(query) {
        const words = SHOWN.filter(function (name) { return query[name]; }).map(function (name) { return query[name]; });
        return words.concat(query.as_of ? ['截至 ' + query.as_of] : []).join(' · ');
    }

    function move(from, to) {
        const all = items();
        all.splice(to, 0, all.splice(from, 1)[0]);
        keep(all);
        list.children[to].querySelector('button').focus();
    }

    function row(one, place, count) {
        const line = made('li');
        const words = made('span', one.title);
        const up = button('上移', 'action-quiet', function () { move(place, place - 1); });
        const down = button('下移', 'action-quiet', function () { move(place, place + 1); });
        words.append(made('small', told(one.query)));
        up.disabled = place === 0;
        down.disabled = place === count - 1;
        line.append(words, up, down, button('移除', 'action-quiet', function () {
            keep(items().filter(function (_, at) { return at !== place; }));
        }));
        return line;
    }

    function draw() {
        const all = items();
        tray.hidden = !all.length;
        tray.querySelector('button').textContent = '汇报材料 ' + all.length;
        if (list) {
            list.replaceChildren.apply(list, all.map(function (one, place) { return row(one, place, all.length); }));
            if (!all.length) list.closest('dialog').close();
        }
    }

    function ratios() {
        const label = made('label', '版式');
        const select = made('select');
        RATIOS.forEach(function (ratio) {
            const option = made('option', ratio[1]);
            option.value = ratio[0];
            select.append(option);
        });
        label.append(select);
        return label;
    }

    function open() {
        const ratio = ratios();
        const foot = made('div', '', 'collected-foot');
        const note = made('p', '每项按加入时的筛选生成，一图一页，长表续到后面几页。', 'panel-note');
        function take(ending) {
            const asked = address(items(), ending, ratio.lastChild.value);
            dialog.close();
            window.exports.fetchFile(asked);
        }
        foot.append(
            button('下载幻灯片（PPT）', 'action', function () { take('pptx'); }),
            button('下载工作簿（Excel）', 'action-quiet', function () { take('xlsx'); }),
            button('清空', 'action-quiet', function () { keep([]); }),
            button('关闭', 'action-quiet', function () { dialog.close(); })
        );
        list = made('ol');
        const dialog = over.dialog('汇报材料', 'export-dialog collected', [note, list, ratio, foot], function () {
            list = null;
        });
        draw();
    }

    document.addEventListener('DOMContentLoaded', function () {
        tray = made('aside', '', 'collected-tray');
        tray.setAttribute('aria-label', '汇报材料');
        tray.append(button('', 'action', open));
        document.body.append(tray);
        draw();
    });

    document.addEventListener('click', function (event) {
        if (event.target.closest('[data-collect-page]')) {
            add(Array.from(document.querySelectorAll('[data-part]')));
        }
    });

    window.collected = {add: add};
})();
