// The wall (`?mode=wall&cycle=20&pages=overview,department&cities=临沂,德州`): turns pages without loading the document again, shows a
// long page screen by screen, draws again when the data change, and keeps what it shows while the server does not answer.
(function () {
    'use strict';
    const SECONDS = 20;
    const SHORTEST = 0.5;
    const LONGEST = 3600;
    const RETRY_SECONDS = 5;
    const HOLD_SECONDS = 60;
    // A page that does not come although the server answers is loaded anew.
    const PATIENCE_SECONDS = 60;
    const MOST_SCREENS = 4;
    // A screen of a long page is at least this share of the height, so that it does not end right after it began.
    const LEAST_SHARE = 0.35;
    const TURNS = {ArrowRight: 1, PageDown: 1, ArrowLeft: -1, PageUp: -1};
    const root = document.documentElement;
    const stage = window.stage;

    let timer = 0;
    let held = false;
    let waited = 0;
    let lostAt = '';
    let screens = [0];
    let screen = 0;
    let shown = '';
    let goodAt = '';

    function active() {
        return stage.mode() === 'wall';
    }

    function list(name) {
        return (window.address.current().get(name) || '').split(/[,，]/).map(function (word) {
            return word.trim();
        }).filter(Boolean);
    }

    function links() {
        return Array.from(document.querySelectorAll('#shell-navigation a')).map(function (link) {
            const path = new URL(link.href).pathname;
            return {path: path, name: link.textContent, slug: path.slice(1) || 'overview'};
        });
    }

    // A page by its address or its name; a city with or without 市. Names that nobody knows are said, not dropped.
    function plan() {
        const unknown = [];
        const find = function (words, known, named) {
            return words.map(function (word) {
                const one = known.find(function (candidate) {
                    return named(candidate).indexOf(word) >= 0;
                });
                if (!one) {
                    unknown.push(word);
                }
                return one;
            }).filter(Boolean);
        };
        const pages = find(list('pages'), links(), function (link) {
            return [link.slug, link.name];
        });
        const known = stage.news() ? stage.news().cities : list('cities');
        const cities = find(list('cities'), known, function (city) {
            return [city, city + '市'];
        });
        const cycle = window.address.current().get('cycle');
        if (cycle && !seconds(cycle)) {
            unknown.push(cycle);
        }
        return {ring: ring(pages, cities), unknown: unknown};
    }

    function ring(pages, cities) {
        const here = {path: window.location.pathname};
        const found = [];
        (cities.length ? cities : ['']).forEach(function (city) {
            (pages.length ? pages : [here]).forEach(function (page) {
                found.push({path: page.path, city: city});
            });
        });
        return found;
    }

    function seconds(said) {
        const number = Number(said);
        return number >= SHORTEST && number <= LONGEST ? number : 0;
    }

    function at(stops) {
        const city = window.address.current().get('city') || '';
        return stops.findIndex(function (stop) {
            return stop.path === window.location.pathname && (stop.city === '' || stop.city === city);
        });
    }

    function wait(delay) {
        clearTimeout(timer);
        timer = setTimeout(turn, delay * 1000);
    }

    function pace() {
        return seconds(window.address.current().get('cycle')) || SECONDS;
    }

    // By itself, and only once the page stands and the server has answered: otherwise what stands is the last good page.
    function turn() {
        if (root.dataset.ready !== 'yes') {
            waited += 1;
            wait(1);
            if (waited % PATIENCE_SECONDS === 0) {
                stage.ask(function (news) {
                    return news && window.location.reload();
                });
            }
            return;
        }
        waited = 0;
        stage.ask(function (news) {
            if (!active() || held) {
                return;
            }
            wait(news ? pace() : RETRY_SECONDS);
            if (news) {
                advance(1);
                root.dataset.turns = String(Number(root.dataset.turns || 0) + 1);
            }
        });
    }

    function turnByHand(step) {
        stage.ask(function (news) {
            if (active() && news) {
                advance(step);
            }
        });
    }

    // The next screen of a long page, else the next page.
    function advance(step) {
        if (screens[screen + step] !== undefined) {
            screen += step;
            show();
            return;
        }
        const stops = plan().ring;
        const here = at(stops);
        const next = stops[here < 0 ? 0 : (here + step + stops.length) % stops.length];
        screen = 0;
        if (here >= 0 && stops.length === 1) {
            show();
        } else {
            open(next);
        }
    }

    function open(stop) {
        const query = window.address.current();
        if (stop.city && stop.city !== query.get('city')) {
            ['year', 'county', 'department', 'quarter', 'as_of', 'known', 'since'].forEach(function (name) {
                query.delete(name);
            });
            query.set('city', stop.city);
        }
        window.address.go(stop.path, query, true);
    }

    // Where the screens of a long page begin, in pixels of the canvas: no panel and no row of a table is cut where it can be helped.
    function measure(main, content) {
        const scale = Number(root.style.getPropertyValue('--stage-scale')) || 1;
        const origin = content.getBoundingClientRect().top;
        const height = main.parentElement.clientHeight - main.offsetTop;
        const boxes = Array.from(content.querySelectorAll('.panel, tr, .tree, li, p')).map(function (element) {
            const box = element.getBoundingClientRect();
            return {top: (box.top - origin) / scale, bottom: (box.bottom - origin) / scale};
        });
        const found = [0];
        let top = 0;
        while (top + height < content.scrollHeight - 4 && found.length < MOST_SCREENS) {
            const end = top + height;
            const cut = boxes.filter(function (box) {
                return box.top > top + height * LEAST_SHARE && box.top < end && box.bottom > end + 1 && box.bottom - box.top <= height;
            });
            top = cut.reduce(function (least, box) {
                return Math.min(least, box.top);
            }, end);
            found.push(top);
        }
        return found;
    }

    function show() {
        const main = document.getElementById('main');
        const content = document.getElementById('content');
        if (!main || !content) {
            return;
        }
        screen = Math.min(screen, screens.length - 1);
        content.style.transform = screen ? 'translateY(-' + screens[screen] + 'px)' : '';
        main.style.height = screens[screen + 1] === undefined ? '' : screens[screen + 1] - screens[screen] + 'px';
        label();
    }

    function label() {
        const planned = plan();
        const link = links().find(function (one) {
            return one.path === window.location.pathname;
        });
        const place = at(planned.ring);
        const parts = [
            link ? link.name : '',
            planned.ring.length > 1 && place >= 0 ? place + 1 + '/' + planned.ring.length : '',
            screens.length > 1 ? '第' + (screen + 1) + '屏，共' + screens.length + '屏' : '',
        ];
        stage.say('shell-place', parts.filter(Boolean).join(' · '));
        const day = document.querySelector('[data-shown]');
        stage.say('shell-until', day ? '数据截至 ' + day.dataset.shown : '');
        stage.say('shell-clock', clock());
        stage.notice(notice(planned.unknown), false);
    }

    function clock() {
        return new Date().toTimeString().slice(0, 5);
    }

    function notice(unknown) {
        const said = unknown.map(function (word) {
            return '“' + word + '”：无此选项，未采用';
        });
        if (lostAt) {
            said.push('服务器暂无应答，画面为 ' + lostAt + ' 的内容，恢复后自动更新');
        }
        if (held) {
            said.push('已暂停，' + HOLD_SECONDS + ' 秒无操作后继续 · ← → 翻页，空格继续，Esc 退出');
        }
        return said.join('；');
    }

    function drawn() {
        if (!active() || root.dataset.ready !== 'yes') {
            return;
        }
        const here = window.location.pathname + window.location.search;
        if (here !== shown) {
            screen = 0;
            shown = here;
            if (!held) {
                wait(pace());
            }
        }
        goodAt = lostAt || clock();
        grown.observe(document.getElementById('content'));
        divide();
    }

    // Charts grow after their page stands: the screens are measured again whenever the content changes its size.
    const grown = new ResizeObserver(divide);
    function divide() {
        const content = document.getElementById('content');
        if (active() && content) {
            screens = measure(document.getElementById('main'), content);
            show();
        }
    }

    function reset() {
        clearTimeout(timer);
        held = false;
        shown = '';
        screens = [0];
        grown.disconnect();
        delete root.dataset.held;
        const content = document.getElementById('content');
        if (content) {
            content.style.transform = '';
            document.getElementById('main').style.height = '';
        }
        ['shell-place', 'shell-until', 'shell-clock'].forEach(function (id) {
            stage.say(id, '');
        });
        stage.notice('', false);
    }

    let running = false;
    function follow() {
        if (active() && !running) {
            running = true;
            wait(pace());
            begun = false;
            begin();
            drawn();
        } else if (!active() && running) {
            running = false;
            reset();
        }
    }

    // A wall that is opened on a page outside its round goes to the first of the round, once the server has named its cities.
    let begun = false;
    function begin() {
        if (begun || !stage.news()) {
            return;
        }
        begun = true;
        const stops = plan().ring;
        if (at(stops) < 0) {
            open(stops[0]);
        }
    }

    function hold() {
        held = true;
        root.dataset.held = 'yes';
        clearTimeout(timer);
        timer = setTimeout(resume, HOLD_SECONDS * 1000);
        label();
    }

    function resume() {
        held = false;
        delete root.dataset.held;
        label();
        wait(pace());
    }

    document.addEventListener('keydown', function (event) {
        if (!active() || event.key === 'Escape' || event.ctrlKey || event.metaKey || event.altKey) {
            return;
        }
        if (event.key === ' ' && held) {
            resume();
        } else {
            hold();
        }
        if (TURNS[event.key]) {
            turnByHand(TURNS[event.key]);
        }
    });
    document.addEventListener('pointerdown', function () {
        if (active()) {
            hold();
        }
    });

    window.addEventListener('news', function () {
        if (!active()) {
            return;
        }
        lostAt = stage.news() ? '' : lostAt || goodAt || clock();
        begin();
        label();
        if (stage.changed()) {
            stage.redraw();
        }
    });
    window.addEventListener('popstate', follow);
    window.addEventListener('moved', follow);
    window.addEventListener('resize', divide);
    new MutationObserver(function () {
        follow();
        drawn();
    }).observe(root, {attributes: true, attributeFilter: ['data-ready']});
    setInterval(function () {
        if (active()) {
            stage.say('shell-clock', clock());
        }
    }, 1000);
})();
