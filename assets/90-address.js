// The one writer of the address: what the reader clicks or enters becomes the query, and Dash draws the page again from it.
// The attributes it obeys are described in dashboard/components/address.py.
(function () {
    'use strict';
    const LISTS = ['county', 'department', 'quarter', 'pages', 'cities'];
    // What a link to another page takes along, and what a reset leaves.
    const CARRIED = ['city', 'year', 'county', 'department', 'quarter', 'as_of', 'known', 'since', 'theme'];
    // What only the files of the page it belongs to take along.
    const OF_FILES = ['period', 'without', 'openness'];
    const KEPT = ['city', 'theme', 'mode', 'cycle', 'names', 'pages', 'cities'];
    // Values that mean nothing under another city or year.
    const DEPENDENT = {
        city: ['year', 'county', 'department', 'quarter', 'as_of', 'known', 'since', 'indicator', 'task', 'doc', 'period', 'without'],
        year: ['quarter', 'as_of', 'known', 'since', 'indicator', 'task', 'period'],
        period: ['as_of'],
    };
    const ACTIVE = '[data-origin], [data-reset], [data-theme-switch], [data-close], a[data-carry]';
    const root = document.documentElement;

    function current() {
        return new URLSearchParams(window.location.search);
    }

    // "临沂,德州" and "/" stay readable in the address; everything else is encoded as usual.
    function written(path, query) {
        const parts = [];
        query.forEach(function (value, name) {
            if (value !== '') {
                parts.push(name + '=' + encodeURIComponent(value).replace(/%2C/g, ',').replace(/%3A/g, ':'));
            }
        });
        return path + (parts.length ? '?' + parts.join('&') : '');
    }

    function go(path, query, replaces) {
        const target = written(path, query);
        const here = written(window.location.pathname, current());
        if (target === here) {
            return;
        }
        const leaves = path !== window.location.pathname;
        window.history[replaces ? 'replaceState' : 'pushState']({}, '', target);
        window.dispatchEvent(new CustomEvent('moved'));
        // Dash is told once the request for the page (06-early.js) has left.
        setTimeout(function () {
            window.dispatchEvent(new CustomEvent('_dashprivate_pushstate'));
        });
        if (leaves) {
            window.scrollTo(0, 0);
        }
    }

    function set(query, name, value) {
        const same = query.get(name) === value;
        (DEPENDENT[name] || []).forEach(function (dependent) {
            query.delete(dependent);
        });
        if (value === '' || (same && LISTS.indexOf(name) >= 0)) {
            query.delete(name);
        } else {
            query.set(name, value);
        }
    }

    function toggle(query, name, value) {
        const values = (query.get(name) || '').split(',').filter(Boolean);
        const at = values.indexOf(value);
        if (at >= 0) {
            values.splice(at, 1);
        } else {
            values.push(value);
        }
        query.set(name, values.join(','));
    }

    function carried(own, more) {
        const query = new URLSearchParams();
        const here = current();
        CARRIED.concat(more || []).forEach(function (name) {
            if (here.has(name)) {
                query.set(name, here.get(name));
            }
        });
        own.forEach(function (value, name) {
            set(query, name, '');
        });
        own.forEach(function (value, name) {
            query.set(name, value);
        });
        return query;
    }

    // data-filter-as-of is dataset.filterAsOf; the parameter is as_of.
    function parameter(key, verb) {
        return key.slice(verb.length).replace(/[A-Z]/g, function (letter) {
            return '_' + letter.toLowerCase();
        }).slice(1);
    }

    function changes(element) {
        return Object.keys(element.dataset).filter(function (key) {
            return /^(filter|toggle)[A-Z]/.test(key);
        });
    }

    function acting(start) {
        for (let element = start; element && element !== document.body; element = element.parentElement) {
            if (element.dataset && (element.matches(ACTIVE) || changes(element).length)) {
                return element;
            }
        }
        return null;
    }

    function change(element) {
        const path = element.dataset.to || window.location.pathname;
        const query = element.dataset.to && element.dataset.to !== window.location.pathname ? carried(new URLSearchParams()) : current();
        changes(element).forEach(function (key) {
            const verb = key.slice(0, 6);
            (verb === 'filter' ? set : toggle)(query, parameter(key, verb), element.dataset[key]);
        });
        go(path, query);
    }

    // What a chart's point asks for: origin=…, or parameters and optionally the page to show them on.
    function obey(instruction) {
        if (instruction.has('origin')) {
            openOrigin(instruction.get('origin'));
            return;
        }
        const to = instruction.get('to') || window.location.pathname;
        const query = to === window.location.pathname ? current() : carried(new URLSearchParams());
        instruction.forEach(function (value, name) {
            if (name !== 'to') {
                set(query, name, value);
            }
        });
        go(to, query);
    }

    function reset() {
        const here = current();
        const query = new URLSearchParams();
        KEPT.forEach(function (name) {
            if (here.has(name)) {
                query.set(name, here.get(name));
            }
        });
        go(window.location.pathname, query);
    }

    function switchTheme() {
        const theme = root.dataset.bsTheme === 'dark' ? 'light' : 'dark';
        window.theme.remember(theme);
        const query = current();
        query.set('theme', theme);
        go(window.location.pathname, query, true);
    }

    // The origin panel: shell.py fills it whenever this store changes; a counter lets the same rows be opened twice.
    let openedBy = null;
    let openings = 0;

    // A page stands before Dash does: what is clicked by then waits for it.
    function tellDash(id, props) {
        if (document.getElementById('_pages_content')) {
            window.dash_clientside.set_props(id, props);
        } else {
            setTimeout(tellDash, 50, id, props);
        }
    }

    function openOrigin(rows) {
        const panel = document.getElementById('shell-origin');
        openedBy = document.activeElement;
        openings += 1;
        root.dataset.ready = 'no';
        tellDash('shell-origin-rows', {data: rows + ' ' + openings});
        panel.hidden = false;
        document.getElementById('shell-origin-close').focus();
    }

    function closeOrigin() {
        const panel = document.getElementById('shell-origin');
        if (panel && !panel.hidden) {
            panel.hidden = true;
            if (openedBy && document.contains(openedBy)) {
                openedBy.focus();
            }
        }
    }

    function act(element, event) {
        const data = element.dataset;
        if (element.matches('a[data-carry]')) {
            const link = carry(element);
            if (event.ctrlKey || event.metaKey || event.shiftKey || link.hash || element.target || element.hasAttribute('download')) {
                return;
            }
            event.preventDefault();
            closeOrigin();
            go(link.pathname, link.searchParams);
            return;
        }
        event.preventDefault();
        if ('origin' in data) {
            openOrigin(data.origin);
        } else if ('reset' in data) {
            reset();
        } else if ('themeSwitch' in data) {
            switchTheme();
        } else if ('close' in data) {
            closeOrigin();
        } else {
            change(element);
        }
    }

    // A link shows where it will lead before it is followed, copied or opened in another tab. Its own address is what the page
    // drew, not what an earlier call wrote over it.
    function carry(link) {
        if (link.getAttribute('href') !== link.dataset.written) {
            link.dataset.own = link.getAttribute('href');
        }
        const own = new URL(link.dataset.own, window.location.href);
        link.dataset.written = written(own.pathname, carried(own.searchParams, own.pathname.indexOf('/download/') === 0 ? OF_FILES : [])) + own.hash;
        link.setAttribute('href', link.dataset.written);
        return new URL(link.href);
    }

    function showTarget(event) {
        const link = event.target.closest && event.target.closest('a[data-carry]');
        if (link) {
            carry(link);
        }
    }

    // What the address says about the frame: theme, mode and which page is open.
    function reflect() {
        const query = current();
        root.dataset.mode = query.get('mode') || 'page';
        root.dataset.page = window.location.pathname;
        window.theme.apply();
        document.querySelectorAll('#shell-navigation a').forEach(function (link) {
            const path = new URL(link.href).pathname;
            if (path === window.location.pathname) {
                link.setAttribute('aria-current', 'page');
            } else {
                link.removeAttribute('aria-current');
            }
        });
    }

    document.addEventListener('click', function (event) {
        const element = event.button === 0 && acting(event.target);
        if (element) {
            act(element, event);
        }
    });

    document.addEventListener('keydown', function (event) {
        const typing = event.target.closest('input, select, textarea, [contenteditable]');
        const search = document.getElementById('shell-search');
        if (event.key === 'Escape') {
            closeOrigin();
        } else if (event.key === '/' && !typing && search) {
            event.preventDefault();
            search.focus();
        } else if (event.key === 'Enter' && typing) {
            entered(event.target);
        } else if ((event.key === 'Enter' || event.key === ' ') && !typing && !event.target.closest('button, a, summary')) {
            const element = acting(event.target);
            if (element === event.target) {
                act(element, event);
            }
        }
    });

    // A date field reports every digit of a year as a change: the years 2, 20 and 202 are not meant.
    function entered(field) {
        const around = field.closest('[data-input]');
        const value = field.value.trim();
        if (!around || (field.type === 'date' && value !== '' && value < '1900')) {
            return;
        }
        const path = around.dataset.to || window.location.pathname;
        const query = path === window.location.pathname ? current() : carried(new URLSearchParams());
        query.set(around.dataset.input, value);
        go(path, query);
    }

    // A slider counts days; while it is being dragged only the date beside it follows.
    const RUN = 1500;
    let slidAt = 0;

    function dayOf(field, days) {
        const day = new Date(days.dataset.start + 'T00:00:00Z');
        day.setUTCDate(day.getUTCDate() + Number(field.value));
        return day.toISOString().slice(0, 10);
    }

    document.addEventListener('input', function (event) {
        const days = event.target.closest('[data-days]');
        const shown = days && document.querySelector('[data-input="' + days.dataset.days + '"]');
        if (shown) {
            shown.dataset.shown = dayOf(event.target, days);
        }
    });

    document.addEventListener('change', function (event) {
        const field = event.target;
        const days = field.closest('[data-days]');
        if (field.dataset && field.dataset.select) {
            const query = current();
            set(query, field.dataset.select, field.value);
            go(window.location.pathname, query);
        } else if (days) {
            const query = current();
            query.set(days.dataset.days, dayOf(field, days));
            // Back undoes a run of steps as one.
            go(window.location.pathname, query, Date.now() - slidAt < RUN);
            slidAt = Date.now();
        } else {
            entered(field);
        }
    });

    document.addEventListener('pointerover', showTarget);
    document.addEventListener('focusin', showTarget);

    // Whoever moved the address (go(), Back and Forward), Dash is about to ask for the page: what it asked for before is not waited for.
    let shown = written(window.location.pathname, current());
    function moved() {
        const here = written(window.location.pathname, current());
        if (here !== shown) {
            shown = here;
            clearTimeout(settling);
            root.dataset.ready = 'no';
            closeOrigin();
            reflect();
        }
    }
    window.addEventListener('popstate', moved);
    window.addEventListener('moved', moved);

    // <html data-ready> says whether the page shows what the address says: no request of Dash is under way and a page stands.
    const fetched = window.fetch;
    let underWay = 0;
    let settling = 0;
    root.dataset.ready = 'no';

    window.fetch = function () {
        underWay += 1;
        root.dataset.ready = 'no';
        return fetched.apply(this, arguments).finally(function () {
            underWay -= 1;
            settle();
        });
    };

    function settle() {
        clearTimeout(settling);
        settling = setTimeout(function () {
            const page = document.getElementById('_pages_content');
            if (underWay === 0 && page && page.childElementCount) {
                reflect();
                root.dataset.ready = 'yes';
            } else if (underWay === 0) {
                settle();
            }
        }, 60);
    }

    let city = null;
    window.dash_clientside = Object.assign({}, window.dash_clientside, {
        shell: {
            // The city named by a query, or nothing new.
            city: function (search) {
                const named = new URLSearchParams(search).get('city') || '';
                if (named === city) {
                    return window.dash_clientside.no_update;
                }
                city = named;
                return named;
            },
        },
    });

    window.address = {go: go, obey: obey, current: current, carried: carried, openOrigin: openOrigin};
})();
