/*<![CDATA[*/
(function () {
  'use strict';
  var HINT = 'Drag to zoom, double-click to reset. Arrow keys go from slice to slice, Enter zooms to one.';
  var DEEPEST = 20000;

  function liven(root) {
    var span = Number(root.getAttribute('data-span'));
    var from = 0, to = 1;
    var times = [].slice.call(root.querySelectorAll('.time'));
    if (!times.length) { return; }

    var said = document.createElement('div');
    said.className = 'said';
    said.setAttribute('aria-live', 'polite');
    said.textContent = HINT;
    root.appendChild(said);

    function say(slice) {
      var title = slice && slice.querySelector('title');
      said.textContent = title ? title.textContent : HINT;
      said.classList.toggle('full', !!title);
    }

    function light(task) {
      root.querySelectorAll('.on').forEach(function (e) { e.classList.remove('on'); });
      root.classList.toggle('lit', !!task);
      if (task) {
        root.querySelectorAll('[data-t="' + task + '"]').forEach(function (e) { e.classList.add('on'); });
      }
    }

    function point(e) {
      var at = e.target.closest('.s, .arrow, .lab[data-t]');
      light(at && at.getAttribute('data-t'));
      say(at);
    }
    root.addEventListener('pointerover', point);
    root.addEventListener('focusin', point);
    root.addEventListener('pointerleave', function () { light(null); say(null); });
    root.addEventListener('focusout', function () { light(null); say(null); });

    // One tab stop for the whole picture; arrow keys move it.
    function go(slice) {
      root.querySelectorAll('.s[tabindex]').forEach(function (s) { s.removeAttribute('tabindex'); });
      slice.setAttribute('tabindex', '0');
      slice.setAttribute('role', 'img');
      slice.setAttribute('aria-label', slice.querySelector('title').textContent);
    }
    root.querySelectorAll('.plot[role]').forEach(function (p) {
      if (p.querySelector('.s')) { p.setAttribute('role', 'group'); }
    });
    var first = root.querySelector('.s');
    if (first) { go(first); }

    function middle(slice) { return parseFloat(slice.getAttribute('x')) + parseFloat(slice.getAttribute('width')) / 2; }

    function neighbour(slice, key) {
      var row = slice.closest('.row');
      var slices = [].slice.call(row.querySelectorAll('.s'));
      if (key === 'ArrowLeft') { return slices[slices.indexOf(slice) - 1]; }
      if (key === 'ArrowRight') { return slices[slices.indexOf(slice) + 1]; }
      if (key === 'Home') { return slices[0]; }
      if (key === 'End') { return slices[slices.length - 1]; }
      var rows = [].slice.call(root.querySelectorAll('.row')).filter(function (r) {
        return r.querySelector('.s') && r.getClientRects().length;
      });
      var next = rows[rows.indexOf(row) + (key === 'ArrowDown' ? 1 : -1)];
      if (!next) { return null; }
      return [].slice.call(next.querySelectorAll('.s')).reduce(function (best, s) {
        return Math.abs(middle(best) - middle(slice)) > Math.abs(middle(s) - middle(slice)) ? s : best;
      });
    }

    root.addEventListener('keydown', function (e) {
      var slice = e.target.closest('.s');
      if (!slice || e.ctrlKey || e.metaKey || e.altKey) { return; }
      if (/^(Arrow|Home|End)/.test(e.key)) {
        var next = neighbour(slice, e.key);
        if (next) { go(next); next.focus(); show(next); }
      } else if (e.key === 'Enter') {
        var x = parseFloat(slice.getAttribute('x')) / 100, w = parseFloat(slice.getAttribute('width')) / 100;
        zoom(x - w / 4, x + w * 1.25);
      } else if (e.key === '+' || e.key === '-') {
        around(middle(slice) / 100, e.key === '+' ? 0.5 : 2);
      } else if (e.key === 'Escape' || e.key === '0') {
        zoom(0, 1);
      } else { return; }
      // The notebook has its own meaning for most of these keys.
      e.preventDefault();
      e.stopPropagation();
    });

    function show(slice) {
      var at = middle(slice) / 100, half = (to - from) / 2;
      if (from > at || at > to) { zoom(at - half, at + half); }
    }

    function around(at, factor) {
      zoom(at - (at - from) * factor, at + (to - at) * factor);
    }

    function zoom(a, b) {
      var width = Math.min(1, Math.max(b - a, 1 / DEEPEST));
      a = Math.max(0, Math.min(a, 1 - width));
      from = a;
      to = a + width;
      times.forEach(function (time) {
        time.setAttribute('x', -100 * from / width + '%');
        time.setAttribute('width', 100 / width + '%');
      });
      root.classList.toggle('zoomed', 1 > width);
      drawTicks();
      fitLabels();
    }

    function ticks() {
      var least = span * (to - from) / 7, step;
      if (span * (to - from) >= 12e10) {
        step = [20, 30, 60, 120, 300, 600, 1200, 1800, 3600, 7200, 10800, 21600, 43200]
          .map(function (s) { return s * 1e9; }).find(function (s) { return s >= least; }) ||
          Math.ceil(least / 864e11) * 864e11;
      } else {
        var power = Math.pow(10, Math.floor(Math.log10(least)));
        step = [1, 2, 5, 10].map(function (f) { return f * power; }).find(function (s) { return s >= least * 0.9999; });
        step = Math.max(1, step);
      }
      var all = [];
      for (var i = Math.ceil(from * span / step - 1e-9); to * span * 1.000001 >= i * step; i++) { all.push(i * step); }
      return { step: step, all: all };
    }

    function label(at, step) {
      if (at === 0) { return '0'; }
      var sixty = at >= 72e11 ? 36e11 : 6e10;
      if (span >= 12e10 && step >= sixty / 60) {
        sixty = span >= 72e11 && step >= 6e10 ? 36e11 : 6e10;
        var rest = Math.floor(at % sixty / (sixty / 60));
        return Math.floor(at / sixty) + ':' + (rest > 9 ? '' : '0') + rest + (sixty > 6e10 ? ' h' : ' min');
      }
      var end = to * span;
      var unit = end >= 1e9 ? [1e9, ' s'] : end >= 1e6 ? [1e6, ' ms'] : end >= 1e3 ? [1e3, ' µs'] : [1, ' ns'];
      var places = Math.max(0, Math.min(9, Math.ceil(-Math.log10(step / unit[0]) - 1e-9)));
      return (at / unit[0]).toFixed(places) + unit[1];
    }

    function svg(name, attributes) {
      var e = document.createElementNS('http://www.w3.org/2000/svg', name);
      Object.keys(attributes).forEach(function (key) { e.setAttribute(key, attributes[key]); });
      return e;
    }

    function drawTicks() {
      var marks = ticks();
      root.querySelectorAll('.grid').forEach(function (grid) {
        grid.replaceChildren.apply(grid, marks.all.map(function (at) {
          var x = 100 * at / span + '%';
          return svg('line', { x1: x, x2: x, y2: '100%' });
        }));
      });
      root.querySelectorAll('.ticks').forEach(function (axis) {
        axis.replaceChildren.apply(axis, marks.all.map(function (at) {
          var share = (at / span - from) / (to - from);
          var edge = 0.03 > share ? ' first' : share > 0.975 ? ' last' : '';
          var text = svg('text', { x: 100 * share + '%', y: 12, 'class': 'tick' + edge });
          text.textContent = label(at, marks.step);
          return text;
        }));
      });
    }

    // Without a zoom the style sheet decides which labels fit; with one they are measured.
    function fitLabels() {
      var zoomed = root.classList.contains('zoomed');
      root.querySelectorAll('.t').forEach(function (text) {
        text.classList.remove('no');
        if (!zoomed) { return; }
        var slice = text.previousElementSibling;
        while (slice && !slice.classList.contains('s')) { slice = slice.previousElementSibling; }
        if (slice && text.getBoundingClientRect().width + 8 > slice.getBoundingClientRect().width) {
          text.classList.add('no');
        }
      });
    }
    if (window.ResizeObserver) { new ResizeObserver(fitLabels).observe(root); }

    function shareAt(plot, x) {
      var box = plot.getBoundingClientRect();
      return from + (to - from) * Math.max(0, Math.min(1, (x - box.left) / box.width));
    }

    var drag = null;
    root.addEventListener('pointerdown', function (e) {
      var plot = e.target.closest('.plot');
      if (!plot || e.button || e.pointerType === 'touch' || e.target.closest('summary')) { return; }
      drag = { plot: plot, x: e.clientX, start: shareAt(plot, e.clientX), box: null };
    });
    root.addEventListener('pointermove', function (e) {
      if (!drag) { return; }
      if (!(e.buttons & 1)) { stop(); return; }
      if (!drag.box && Math.abs(e.clientX - drag.x) > 4) {
        drag.box = svg('rect', { 'class': 'picked', y: 0, height: '100%' });
        (drag.plot.querySelector('.time') || drag.plot).appendChild(drag.box);
        root.setPointerCapture(e.pointerId);
      }
      if (drag.box) {
        var end = shareAt(drag.plot, e.clientX);
        drag.box.setAttribute('x', 100 * Math.min(drag.start, end) + '%');
        drag.box.setAttribute('width', 100 * Math.abs(drag.start - end) + '%');
        e.preventDefault();
      }
    });
    function stop() {
      if (drag && drag.box) { drag.box.remove(); }
      drag = null;
    }
    root.addEventListener('pointerup', function (e) {
      if (drag && drag.box) {
        var end = shareAt(drag.plot, e.clientX);
        zoom(Math.min(drag.start, end), Math.max(drag.start, end));
      }
      stop();
    });
    root.addEventListener('pointercancel', stop);
    root.addEventListener('dblclick', function (e) {
      if (e.target.closest('.plot')) { zoom(0, 1); }
    });
    root.addEventListener('wheel', function (e) {
      var plot = e.target.closest('.plot');
      if (!plot) { return; }
      var sideways = e.deltaX || (e.shiftKey ? e.deltaY : 0);
      if (e.ctrlKey || e.metaKey) {
        around(shareAt(plot, e.clientX), Math.pow(1.002, e.deltaY));
      } else if (sideways && root.classList.contains('zoomed')) {
        var by = sideways / plot.getBoundingClientRect().width * (to - from);
        zoom(from + by, to + by);
      } else { return; }
      e.preventDefault();
    }, { passive: false });
  }

  document.querySelectorAll('.heddle-trace:not([data-live])').forEach(function (root) {
    root.setAttribute('data-live', '');
    liven(root);
  });
})();
/*]]>*/
