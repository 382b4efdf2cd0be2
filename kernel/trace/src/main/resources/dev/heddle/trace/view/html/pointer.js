// Drag to zoom, with a modifier to move; wheel with a modifier; double click for all.
function pointers(root, view) {
  var drag = null, dragged = false;

  root.addEventListener('pointerdown', function (e) {
    var plot = e.target.closest('.plot');
    dragged = false;
    if (plot && !e.button && e.pointerType !== 'touch') {
      drag = { plot: plot, x: e.clientX, last: e.clientX, start: view.at(plot, e.clientX), moves: e.shiftKey || e.altKey };
    }
  });

  root.addEventListener('pointermove', function (e) {
    if (!drag) { return; }
    if (!(e.buttons & 1)) { stop(); return; }
    if (!dragged && Math.abs(e.clientX - drag.x) > 4) {
      dragged = true;
      root.setPointerCapture(e.pointerId);
      if (!drag.moves) {
        drag.box = svg('rect', { 'class': 'picked', y: 0, height: '100%' });
        (drag.plot.querySelector('.time') || drag.plot).appendChild(drag.box);
      }
    }
    if (!dragged) { return; }
    if (drag.moves) {
      view.pan((drag.last - e.clientX) / drag.plot.getBoundingClientRect().width);
      drag.last = e.clientX;
    } else {
      var end = view.at(drag.plot, e.clientX);
      drag.box.setAttribute('x', 100 * Math.min(drag.start, end) + '%');
      drag.box.setAttribute('width', 100 * Math.abs(drag.start - end) + '%');
    }
    e.preventDefault();
  });

  function stop() {
    if (drag && drag.box) { drag.box.remove(); }
    drag = null;
  }

  root.addEventListener('pointerup', function (e) {
    var done = drag;
    stop();
    if (done && done.box) {
      var end = view.at(done.plot, e.clientX);
      view.zoom(Math.min(done.start, end), Math.max(done.start, end));
    }
  });
  root.addEventListener('pointercancel', stop);

  // The click that ends a drag means nothing.
  root.addEventListener('click', function (e) {
    if (dragged) {
      dragged = false;
      e.preventDefault();
      e.stopPropagation();
    }
  }, true);

  root.addEventListener('dblclick', function (e) {
    if (e.target.closest('.plot') && !e.target.closest('summary')) { view.reset(); }
  });

  root.addEventListener('wheel', function (e) {
    var plot = e.target.closest('.plot');
    if (!plot) { return; }
    var sideways = e.deltaX || (e.shiftKey ? e.deltaY : 0);
    if (e.ctrlKey || e.metaKey) {
      view.around(view.at(plot, e.clientX), Math.pow(1.002, e.deltaY));
    } else if (sideways && view.isZoomed()) {
      view.pan(sideways / plot.getBoundingClientRect().width);
    } else { return; }
    e.preventDefault();
  }, { passive: false });
}
