// One tab stop for all slices, which arrow keys move; the keys and buttons that zoom.
function keys(root, view, lights) {
  var OURS = /^(Arrow.*|Home|End|Enter| |Escape|[-+=_0])$/;

  function stopAt(slice) {
    all(root, '.s[tabindex]').forEach(function (s) { s.removeAttribute('tabindex'); });
    slice.setAttribute('tabindex', '0');
    slice.setAttribute('role', 'img');
    slice.setAttribute('aria-label', lights.words(slice).join(', '));
  }

  function middle(slice) {
    return (parseFloat(slice.getAttribute('x')) + parseFloat(slice.getAttribute('width')) / 2) / 100;
  }

  function neighbour(slice, key) {
    var row = slice.closest('.row'), slices = all(row, '.s');
    if (key === 'ArrowLeft') { return slices[slices.indexOf(slice) - 1]; }
    if (key === 'ArrowRight') { return slices[slices.indexOf(slice) + 1]; }
    if (key === 'Home') { return slices[0]; }
    if (key === 'End') { return slices[slices.length - 1]; }
    var rows = all(root, '.row').filter(function (r) {
      return r.querySelector('.s') && !r.closest('.fold:not([open])');
    });
    var next = rows[rows.indexOf(row) + (key === 'ArrowDown' ? 1 : -1)];
    return next && all(next, '.s').reduce(function (best, s) {
      return Math.abs(middle(best) - middle(slice)) > Math.abs(middle(s) - middle(slice)) ? s : best;
    });
  }

  function go(slice) {
    if (!view.holds(middle(slice))) {
      view.zoom(middle(slice) - view.width() / 2, middle(slice) + view.width() / 2);
    }
    stopAt(slice);
    slice.focus();
  }

  root.addEventListener('keydown', function (e) {
    var slice = e.target.closest('.s');
    if (e.ctrlKey || e.metaKey || e.altKey) { return; }
    if (/^Arrow(Left|Right)$/.test(e.key) && (e.shiftKey || !slice)) {
      view.pan(e.key === 'ArrowLeft' ? -0.25 : 0.25);
    } else if (slice && /^(Arrow|Home|End)/.test(e.key)) {
      var next = neighbour(slice, e.key);
      if (next) { go(next); }
    } else if (slice && (e.key === 'Enter' || e.key === ' ')) {
      lights.pin(slice);
    } else if (/^[-+=_]$/.test(e.key)) {
      view.around(slice ? middle(slice) : view.middle(), /[+=]/.test(e.key) ? 0.5 : 2);
    } else if (e.key === '0') {
      view.reset();
    } else if (e.key === 'Escape') {
      if (!lights.letGo()) { view.reset(); }
    } else { return; }
    e.preventDefault();
    e.stopPropagation();
  });

  // JupyterLab hears keys before anything in a page's body does, and twice 0 would restart the kernel. It leaves out
  // elements with this attribute.
  function claim(e) {
    var ours = OURS.test(e.key) && !e.ctrlKey && !e.metaKey && !e.altKey;
    root.toggleAttribute('data-lm-suppress-shortcuts', ours);
    if (!root.isConnected) { window.removeEventListener('keydown', claim, true); }
  }
  root.addEventListener('focusin', function () { window.addEventListener('keydown', claim, true); });
  root.addEventListener('focusout', function () { window.removeEventListener('keydown', claim, true); });

  var bar = html('div', 'tools');
  bar.setAttribute('role', 'group');
  bar.setAttribute('aria-label', 'Zoom');
  var buttons = [
    ['◂', 'Earlier (Shift+Left)', function () { view.pan(-0.5); }],
    ['−', 'Zoom out (−)', function () { view.around(view.middle(), 2); }],
    ['+', 'Zoom in (+)', function () { view.around(view.middle(), 0.5); }],
    ['▸', 'Later (Shift+Right)', function () { view.pan(0.5); }],
    ['all', 'Show all (0)', view.reset]
  ].map(function (spec) {
    var button = html('button', 'tool', spec[0]);
    button.type = 'button';
    button.title = spec[1];
    button.setAttribute('aria-label', spec[1]);
    button.addEventListener('click', spec[2]);
    bar.appendChild(button);
    return button;
  });
  function enable() {
    buttons.forEach(function (button) {
      if (button.textContent !== '+') { button.setAttribute('aria-disabled', !view.isZoomed()); }
    });
  }
  view.watch(enable);
  enable();
  root.querySelector('.axis .labels').appendChild(bar);

  all(root, '.plot[role]').forEach(function (plot) {
    if (plot.querySelector('.s')) { plot.setAttribute('role', 'group'); }
  });
  var first = root.querySelector('.row .s');
  if (first) { stopAt(first); }
}
