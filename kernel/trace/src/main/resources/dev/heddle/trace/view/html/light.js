// What an element says, in parts. The browser would show a title too: it is taken off when first asked for.
function sayings(element) {
  var title = element.querySelector('title');
  if (title) {
    element.setAttribute('data-says', title.textContent);
    title.remove();
  }
  return (element.getAttribute('data-says') || '').split(' · ');
}

// Lights up the task under the pointer or the focus everywhere, says what it is in a bubble, and keeps it when clicked.
function lighter(root, view) {
  var HINT = 'Point at a slice for what it is, click to keep it lit. Drag to zoom, Shift and drag to move. ' +
    'Keys: arrows, Enter, + and −, 0, Esc.';
  var SAID = '.s, .arrow, .flag, .lab[data-t]';
  var pinned = null;

  var said = html('div', 'said', HINT);
  said.setAttribute('role', 'status');
  root.appendChild(said);
  // In the top layer no output area cuts it off.
  var bubble = html('div', 'bubble');
  bubble.setAttribute('popover', 'manual');
  bubble.setAttribute('aria-hidden', 'true');
  root.appendChild(bubble);
  all(root, '.counted title').forEach(function (title) { title.remove(); });

  function light(element) {
    var task = element && element.getAttribute('data-t');
    all(root, '.on').forEach(function (e) { e.classList.remove('on'); });
    root.classList.toggle('lit', !!task);
    if (task) {
      all(root, '[data-t="' + task + '"]').forEach(function (e) { e.classList.add('on'); });
    }
  }

  function pin(element) {
    if (pinned) { pinned.classList.remove('pinned'); }
    pinned = element === pinned ? null : element;
    if (pinned) { pinned.classList.add('pinned'); }
    light(pinned);
    tell();
  }

  function tell() {
    said.classList.toggle('full', !!pinned || view.isZoomed());
    said.textContent = [
      pinned && words(pinned).join(' · ') + '. Esc lets go.',
      view.isZoomed() && 'Showing ' + view.range() + '. 0 shows all.'
    ].filter(Boolean).join(' ') || HINT;
  }
  view.watch(tell);
  view.watch(hide);

  function rowName(element) {
    var row = element.closest('.row');
    if (!row) { return []; }
    var block = row.closest('.block');
    var label = block.querySelectorAll('.lab')[all(block, '.row').indexOf(row)];
    return [(row.closest('.where') ? 'thread ' : 'task ') + label.querySelector('.name').textContent];
  }

  function words(element) {
    if (element.classList.contains('lab')) { return element.getAttribute('title').split(' · '); }
    var parts = sayings(element);
    if (!element.classList.contains('s')) { return parts; }
    var x = parseFloat(element.getAttribute('x')) / 100, width = parseFloat(element.getAttribute('width')) / 100;
    return parts.concat(rowName(element), ['from ' + view.moment(x) + ' to ' + view.moment(x + width)]);
  }

  function counted(plot, x) {
    var steps = plot.getAttribute('data-n').split(' ');
    var at = view.at(plot, x);
    var counts = steps[Math.min(steps.length - 1, Math.floor(at * steps.length))].split(',');
    var of = plot.getAttribute('data-of');
    var lines = ['at ' + view.moment(at) + (of ? ', of ' + Number(of).toLocaleString('en') : '')];
    ['running', 'held while waiting', 'ready or queued', 'waiting without a thread'].forEach(function (state, i) {
      if (counts[i] || 2 > i) { lines.push(Number(counts[i] || 0).toLocaleString('en') + ' ' + state); }
    });
    return lines;
  }

  function show(lines, box, x) {
    bubble.replaceChildren.apply(bubble, lines.map(function (line, i) { return html('div', i ? '' : 'first', line); }));
    bubble.classList.add('shown');
    if (bubble.showPopover && !bubble.matches(':popover-open')) { bubble.showPopover(); }
    var own = bubble.getBoundingClientRect(), area = root.getBoundingClientRect(), gap = 8;
    var left = Math.max(0, area.left) + 4, right = Math.min(window.innerWidth, area.right) - own.width - 4;
    var lowest = Math.min(window.innerHeight, area.bottom) - own.height;
    var y = box.bottom + gap;
    if (y > lowest) { y = box.top - gap - own.height; }
    if (Math.max(0, area.top) > y) { y = Math.min(box.bottom + gap, window.innerHeight - own.height); }
    bubble.style.left = Math.max(left, Math.min(x - own.width / 2, right)) + 'px';
    bubble.style.top = Math.max(0, y) + 'px';
    window.addEventListener('scroll', hide, true);
  }

  function hide() {
    window.removeEventListener('scroll', hide, true);
    bubble.classList.remove('shown');
    if (bubble.hidePopover && bubble.isConnected && bubble.matches(':popover-open')) { bubble.hidePopover(); }
  }

  function leave() {
    hide();
    light(pinned);
  }

  function point(e) {
    var element = e.target.closest(SAID), plot = e.target.closest('.counted');
    if (!pinned) { light(element); }
    if (element && !element.classList.contains('lab')) {
      show(words(element), element.getBoundingClientRect(), e.clientX);
    } else if (plot && !e.buttons) {
      show(counted(plot, e.clientX), plot.getBoundingClientRect(), e.clientX);
    } else {
      hide();
    }
  }
  root.addEventListener('pointerover', point);
  root.addEventListener('pointermove', function (e) { if (e.target.closest('.counted')) { point(e); } });
  root.addEventListener('pointerleave', leave);
  root.addEventListener('focusin', function (e) {
    var slice = e.target.closest('.s');
    if (slice && slice.matches(':focus-visible')) {
      var box = slice.getBoundingClientRect();
      light(pinned || slice);
      show(words(slice), box, (Math.max(0, box.left) + Math.min(window.innerWidth, box.right)) / 2);
    }
  });
  root.addEventListener('focusout', leave);
  root.addEventListener('click', function (e) {
    var element = e.target.closest(SAID);
    if (element) { pin(element); } else if (pinned && !e.target.closest('.tools, summary')) { pin(pinned); }
  });

  return {
    pin: pin,
    words: words,
    letGo: function () {
      hide();
      if (!pinned) { return false; }
      pin(pinned);
      return true;
    }
  };
}
