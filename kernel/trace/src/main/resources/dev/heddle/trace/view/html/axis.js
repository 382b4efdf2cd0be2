// The marks of the time axis after a zoom: the rule of TimeAxis.java. Times are nanoseconds, from and to are shares.
function ticksOf(span, from, to) {
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

function timeLabel(span, to, at, step) {
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

function html(name, cssClass, text) {
  var e = document.createElement(name);
  e.className = cssClass;
  e.textContent = text || '';
  return e;
}

function all(root, selector) { return [].slice.call(root.querySelectorAll(selector)); }
