// Which part of the time is in view. Inner drawings are widened and shifted; their percentages follow.
function zoomer(root) {
  var DEEPEST = 20000;
  var span = Number(root.getAttribute('data-span'));
  var from = 0, to = 1, watchers = [];
  var slices;

  function share(slice, attribute) { return parseFloat(slice.getAttribute(attribute)) / 100; }

  function zoom(a, b) {
    var width = Math.min(1, Math.max(b - a, 1 / DEEPEST, Math.min(1, 10 / span)));
    from = Math.max(0, Math.min(a, 1 - width));
    to = from + width;
    all(root, '.time').forEach(function (time) {
      time.setAttribute('x', -100 * from / width + '%');
      time.setAttribute('width', 100 / width + '%');
    });
    root.classList.toggle('zoomed', 1 > width);
    drawTicks();
    label();
    watchers.forEach(function (watcher) { watcher(); });
  }

  function drawTicks() {
    var marks = ticksOf(span, from, to);
    all(root, '.grid').forEach(function (grid) {
      grid.replaceChildren.apply(grid, marks.all.map(function (at) {
        var x = 100 * at / span + '%';
        return svg('line', { x1: x, x2: x, y2: '100%' });
      }));
    });
    all(root, '.ticks').forEach(function (axis) {
      axis.replaceChildren.apply(axis, marks.all.map(function (at) {
        var x = (at / span - from) / (to - from);
        var edge = 0.03 > x ? ' first' : x > 0.975 ? ' last' : '';
        var text = svg('text', { x: 100 * x + '%', y: 12, 'class': 'tick' + edge });
        text.textContent = timeLabel(span, to, at, marks.step);
        return text;
      }));
    });
  }

  // Without a zoom the style sheet decides which labels fit. With one, each slice is given a label anew, in the middle
  // of what is seen of it.
  function label() {
    all(root, '.made').forEach(function (text) { text.remove(); });
    if (!root.classList.contains('zoomed')) { return; }
    var pixels = root.querySelector('.plot').getBoundingClientRect().width / (to - from);
    slices = slices || all(root, '.row .s').map(described);
    slices.forEach(function (slice) {
      var left = Math.max(from, slice.x), right = Math.min(to, slice.x + slice.width);
      var words = right > left && slice.words.find(function (text) { return (right - left) * pixels >= room(text); });
      if (words) {
        var text = svg('text', { x: 50 * (left + right) + '%', y: slice.y, 'class': slice.cssClass });
        text.textContent = words;
        slice.element.after(text);
      }
    });
  }

  function described(element) {
    var paint = element.classList[1], thin = 4 > parseFloat(element.getAttribute('height'));
    var words = [], next = element.nextElementSibling;
    for (; next && next.classList.contains('t'); next = next.nextElementSibling) { words.unshift(next.textContent); }
    var says = sayings(element);
    var other = /^(?:task|virtual thread|on) (.+)$/.exec(says[says.length - 1]);
    var state = says[0].replace(/ [\d.,]+ (ns|µs|ms|s|min|h)\b.*$/, '');
    if (other) { words.push(other[1]); }
    if (paint !== 'r') { words.push(state); }
    if (other && /[ilw]/.test(paint)) { words.push((element.closest('.what') ? 'holds ' : '') + other[1] + ': ' + state); }
    words.sort(function (one, two) { return two.length - one.length; });
    return {
      element: element, words: words, x: share(element, 'x'), width: share(element, 'width'), y: thin ? 8 : 17,
      cssClass: 't made ' + (thin ? 'thin' : paint + '-t')
    };
  }

  function room(text) {
    return [].reduce.call(text, function (sum, c) { return sum + (c > '\u1100' ? 13 : 7); }, 10);
  }

  if (window.ResizeObserver) { new ResizeObserver(label).observe(root); }

  return {
    zoom: zoom,
    around: function (at, factor) { zoom(at - (at - from) * factor, at + (to - at) * factor); },
    pan: function (widths) { zoom(from + widths * (to - from), to + widths * (to - from)); },
    reset: function () { zoom(0, 1); },
    middle: function () { return (from + to) / 2; },
    width: function () { return to - from; },
    isZoomed: function () { return root.classList.contains('zoomed'); },
    holds: function (at) { return at >= from && to >= at; },
    at: function (plot, x) {
      var box = plot.getBoundingClientRect();
      return from + (to - from) * Math.max(0, Math.min(1, (x - box.left) / box.width));
    },
    moment: function (at) {
      var step = Math.pow(10, Math.floor(Math.log10(Math.max(1, span * (to - from) / 300))));
      return timeLabel(span, to, Math.round(at * span / step) * step, step);
    },
    range: function () { return this.moment(from) + ' to ' + this.moment(to); },
    watch: function (watcher) { watchers.push(watcher); }
  };
}
