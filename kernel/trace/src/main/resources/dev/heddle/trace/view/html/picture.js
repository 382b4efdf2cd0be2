document.querySelectorAll('.heddle-trace').forEach(function (root) {
  if (root.isLive) { return; }
  root.isLive = true;
  root.querySelector('.shell').open = true;
  if (!root.querySelector('.time')) { return; }
  var view = zoomer(root);
  var lights = lighter(root, view);
  pointers(root, view);
  keys(root, view, lights);
});
