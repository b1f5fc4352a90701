// Workbooks and slides on the way: each step is told, and leaving off ends the making on the server. What came is saved as the browser
// saves any file. The server's side is dashboard/web/steps.py.
(function () {
    'use strict';
    const STEPS = 'application/x-steps';
    const MADE = /^\/download\/.*\.(pptx|xlsx)$/;
    const END_OF_LINE = 10;
    const over = window.over;
    const SAID = {
        title: '正在生成',
        begun: '正在准备…',
        receiving: '正在下载…',
        lost: '连接中断，文件没有下载完，请重试',
        cancel: '取消',
        close: '关闭',
    };

    // A window over the page that says how far the file is; leaving it ends the making.
    function opened(leave) {
        const said = over.made('p', SAID.begun);
        const bar = over.made('progress');
        const button = over.button(SAID.cancel, 'action-quiet', function () {
            dialog.close();
        });
        said.setAttribute('role', 'status');
        bar.setAttribute('aria-label', SAID.title);
        const dialog = over.dialog(SAID.title, 'export-dialog', [said, bar, button], leave);
        return {
            step: function (step) {
                said.textContent = '第 ' + step.place + ' 项，共 ' + step.of + ' 项：' + step.name;
                bar.max = step.of;
                bar.value = step.place - 1;
            },
            receiving: function () {
                said.textContent = SAID.receiving;
                bar.removeAttribute('value');
            },
            failed: function (words) {
                said.textContent = words;
                bar.remove();
                button.textContent = SAID.close;
            },
            done: function () {
                dialog.close();
            },
        };
    }

    function joined(first, second) {
        const both = new Uint8Array(first.length + second.length);
        both.set(first);
        both.set(second, first.length);
        return both;
    }

    // Lines of JSON first, one a step; behind the line with the size stands the file.
    function receiver(progress) {
        const file = [];
        let begun = new Uint8Array(0);
        let size = null;
        let had = 0;
        return {
            take: function (bytes) {
                let rest = size === null ? joined(begun, bytes) : bytes;
                let end = -1;
                while (size === null && (end = rest.indexOf(END_OF_LINE)) >= 0) {
                    const line = JSON.parse(new TextDecoder().decode(rest.subarray(0, end)));
                    rest = rest.slice(end + 1);
                    if (line.fault) throw new Error(line.fault);
                    if ('size' in line) {
                        size = line.size;
                        progress.receiving();
                    } else {
                        progress.step(line);
                    }
                }
                if (size === null) {
                    begun = rest;
                } else {
                    file.push(rest);
                    had += rest.length;
                }
            },
            file: function () {
                if (size === null || had !== size) throw new Error(SAID.lost);
                return new Blob(file);
            },
        };
    }

    function received(answer, progress) {
        if (!answer.ok) {
            return answer.text().then(function (words) {
                throw new Error(words.trim());
            });
        }
        // What is made at once comes as it is, without steps.
        if ((answer.headers.get('Content-Type') || '').indexOf(STEPS) < 0) return answer.blob();
        const reader = answer.body.getReader();
        const coming = receiver(progress);
        function next() {
            return reader.read().then(function (part) {
                if (part.done) return coming.file();
                coming.take(part.value);
                return next();
            });
        }
        return next();
    }

    function save(file, answer) {
        const named = /filename\*=UTF-8''([^;]+)/.exec(answer.headers.get('Content-Disposition') || '');
        const link = over.made('a');
        link.href = URL.createObjectURL(file);
        link.download = named ? decodeURIComponent(named[1]) : '';
        link.click();
        window.setTimeout(URL.revokeObjectURL, 60000, link.href);
    }

    function fetchFile(address) {
        const leaving = new AbortController();
        const progress = opened(function () {
            leaving.abort();
        });
        window.fetch(address, {headers: {Accept: STEPS}, signal: leaving.signal}).then(function (answer) {
            return received(answer, progress).then(function (file) {
                save(file, answer);
                progress.done();
            });
        }).catch(function (fault) {
            if (!leaving.signal.aborted) progress.failed(fault.name === 'TypeError' ? SAID.lost : fault.message);
        });
    }

    document.addEventListener('click', function (event) {
        const link = event.target.closest('a[download]');
        if (link && event.button === 0 && !event.ctrlKey && !event.metaKey && !event.shiftKey && MADE.test(link.pathname)) {
            event.preventDefault();
            fetchFile(link.href);
        }
    });

    window.exports = {fetchFile: fetchFile};
})();
