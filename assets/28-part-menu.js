// The menu of one panel: pictures and data of its view under the filters of the address, and its picture onto the clipboard.
(function () {
    'use strict';
    const SAID = {copying: '正在复制…', copied: '已复制，可粘贴到文档或幻灯片', refused: '浏览器没有允许复制，请改用下载图片'};
    const menu = window.over.menu;

    function panel() {
        return document.getElementById('part-menu');
    }

    function say(words) {
        panel().querySelector('[role="status"]').textContent = words;
    }

    function address(part, ending, scale) {
        const query = new URLSearchParams(window.location.search);
        if (scale) query.set('scale', scale);
        const asked = query.toString();
        return '/download/' + window.over.page() + '/' + part + '.' + ending + (asked ? '?' + asked : '');
    }

    function open(button) {
        const box = panel();
        box.querySelectorAll('[data-ending]').forEach(function (entry) {
            entry.href = address(button.dataset.part, entry.dataset.ending, entry.dataset.scale);
        });
        box.querySelector('[data-copy]').hidden = !(window.isSecureContext && navigator.clipboard && window.ClipboardItem);
        say('');
        menu.open(box, button);
    }

    function picture(url) {
        return window.fetch(url).then(function (answer) {
            if (!answer.ok) throw new Error(answer.status);
            return answer.blob();
        });
    }

    // A browser that does not wait for a picture by itself is given one that has come.
    function write(coming) {
        try {
            return navigator.clipboard.write([new ClipboardItem({'image/png': coming})]);
        } catch (older) {
            return coming.then(function (blob) {
                return navigator.clipboard.write([new ClipboardItem({'image/png': blob})]);
            });
        }
    }

    function copy() {
        say(SAID.copying);
        write(picture(address(menu.opener().dataset.part, 'png', '2'))).then(function () {
            say(SAID.copied);
        }, function () {
            say(SAID.refused);
        });
    }

    document.addEventListener('click', function (event) {
        const button = event.target.closest('[data-part]');
        const inside = event.target.closest('#part-menu');
        if (button && button === menu.opener()) {
            menu.close(false);
        } else if (button) {
            open(button);
        } else if (inside && event.target.closest('[data-copy]')) {
            copy();
        } else if (inside && event.target.closest('[data-collect]')) {
            window.collected.add([menu.opener()]);
            menu.close(true);
        } else if (inside && event.target.closest('[data-ending]')) {
            menu.close(true);
        }
    });
})();
