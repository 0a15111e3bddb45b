/* Turns the still pictures of poses into ones that turn: drag, arrow keys; wheel or + and - to zoom; double click resets. */
(function () {
  "use strict";
  var WIDTH = 560, HEIGHT = 400, GAP = 0.12, LINK = "#1f6fb2";

  function rows(figure, name) {
    var text = figure.getAttribute("data-" + name);
    return text ? text.split(";").map(function (row) { return row.split(","); }) : [];
  }

  /* A colour mixed with white: far atoms fade. */
  function faded(colour, share) {
    var mixed = "#";
    for (var i = 1; i < 7; i += 2) {
      var value = Math.round(255 + share * (parseInt(colour.substr(i, 2), 16) - 255));
      mixed += (value < 16 ? "0" : "") + value.toString(16);
    }
    return mixed;
  }

  function times(a, b) {
    return a.map(function (row) {
      return [0, 1, 2].map(function (j) { return row[0] * b[0][j] + row[1] * b[1][j] + row[2] * b[2][j]; });
    });
  }

  function turn(dx, dy) {
    var cx = Math.cos(dx), sx = Math.sin(dx), cy = Math.cos(dy), sy = Math.sin(dy);
    return times([[1, 0, 0], [0, cy, -sy], [0, sy, cy]], [[cx, 0, sx], [0, 1, 0], [-sx, 0, cx]]);
  }

  function View(figure) {
    this.atoms = rows(figure, "atoms").map(function (r) {
      return { symbol: r[0], name: r[1], p: [+r[2], +r[3], +r[4]], residue: +r[5], colour: r[6], q: [0, 0, 0], bonded: false };
    });
    this.bonds = rows(figure, "bonds").map(function (r) { return r.map(Number); });
    this.links = rows(figure, "links").map(function (r) { return r.map(Number); });
    this.residues = rows(figure, "residues").map(function (r) { return r.join(","); });
    this.labels = rows(figure, "labels").map(function (r) { return +r[0]; });
    var atoms = this.atoms;
    this.bonds.forEach(function (b) { atoms[b[0]].bonded = atoms[b[1]].bonded = true; });
    this.home = +figure.getAttribute("data-scale");
    this.anchors = this.labels.map(function (residue) {
      var own = atoms.filter(function (a) { return a.residue === residue; });
      return own.filter(function (a) { return a.name === "CA"; })[0] || own[0];
    });
    this.canvas = document.createElement("canvas");
    this.canvas.setAttribute("tabindex", "0");
    this.canvas.setAttribute("role", "img");
    this.canvas.style.cssText = "display:block;width:100%;cursor:grab;touch-action:none";
    var still = figure.querySelector("svg"), caption = figure.querySelector("figcaption");
    this.canvas.setAttribute("aria-label", caption ? caption.textContent + "; drag to turn, wheel to zoom" : "pose");
    figure.replaceChild(this.canvas, still);
    this.reset();
    this.listen();
  }

  View.prototype.reset = function () {
    this.rotation = [[1, 0, 0], [0, 1, 0], [0, 0, 1]];
    this.scale = this.home;
    this.draw();
  };

  View.prototype.rotate = function (dx, dy) {
    this.rotation = times(turn(dx, dy), this.rotation);
    this.draw();
  };

  View.prototype.zoom = function (factor) {
    this.scale = Math.max(this.home / 5, Math.min(this.home * 8, this.scale * factor));
    this.draw();
  };

  View.prototype.listen = function () {
    var view = this, canvas = this.canvas, last = null;
    canvas.addEventListener("pointerdown", function (e) {
      last = [e.clientX, e.clientY];
      canvas.setPointerCapture(e.pointerId);
      canvas.style.cursor = "grabbing";
    });
    canvas.addEventListener("pointermove", function (e) {
      if (!last) { view.point(e); return; }
      view.rotate((e.clientX - last[0]) / 120, (e.clientY - last[1]) / 120);
      last = [e.clientX, e.clientY];
    });
    ["pointerup", "pointercancel"].forEach(function (name) {
      canvas.addEventListener(name, function () { last = null; canvas.style.cursor = "grab"; });
    });
    canvas.addEventListener("wheel", function (e) {
      e.preventDefault();
      view.zoom(Math.exp(-e.deltaY * 0.0015));
    }, { passive: false });
    canvas.addEventListener("dblclick", function () { view.reset(); });
    canvas.addEventListener("keydown", function (e) {
      var step = { ArrowLeft: [-0.15, 0], ArrowRight: [0.15, 0], ArrowUp: [0, -0.15], ArrowDown: [0, 0.15] }[e.key];
      if (step) { view.rotate(step[0], step[1]); }
      else if (e.key === "+") { view.zoom(1.15); }
      else if (e.key === "-") { view.zoom(1 / 1.15); }
      else { return; }
      e.preventDefault();
    });
    window.addEventListener("resize", function () { view.draw(); });
    window.addEventListener("beforeprint", function () { view.draw(); });
  };

  /* Names the atom under the pointer. */
  View.prototype.point = function (e) {
    var box = this.canvas.getBoundingClientRect(), factor = WIDTH / box.width;
    var x = (e.clientX - box.left) * factor, y = (e.clientY - box.top) * factor;
    var best = null, near = 9;
    this.atoms.forEach(function (a) {
      var d = Math.hypot(a.q[0] - x, a.q[1] - y) - a.q[2] / 50;
      if (d < near) { near = d; best = a; }
    });
    this.canvas.title = best ? (best.residue < 0 ? "ligand " : this.residues[best.residue] + " ") + best.name : "";
  };

  View.prototype.project = function () {
    var r = this.rotation, scale = this.scale;
    this.atoms.forEach(function (a) {
      var z = r[2][0] * a.p[0] + r[2][1] * a.p[1] + r[2][2] * a.p[2];
      var s = scale * 60 / (60 - Math.min(z, 40));
      a.q = [
        WIDTH / 2 + s * (r[0][0] * a.p[0] + r[0][1] * a.p[1] + r[0][2] * a.p[2]),
        HEIGHT / 2 - s * (r[1][0] * a.p[0] + r[1][1] * a.p[1] + r[1][2] * a.p[2]), z];
    });
  };

  View.prototype.pieces = function () {
    var view = this, pieces = [], grow = Math.sqrt(this.scale / this.home);
    function line(a, b, colour, width, dash) {
      pieces.push({ z: (a[2] + b[2]) / 2, a: a, b: b, colour: colour, width: width, dash: dash });
    }
    this.bonds.forEach(function (bond) {
      var from = view.atoms[bond[0]], to = view.atoms[bond[1]], order = bond[2];
      var ligand = from.residue < 0, width = (ligand ? (order > 1 ? 3.2 : 5) : 1.6) * grow;
      var dx = to.q[0] - from.q[0], dy = to.q[1] - from.q[1], length = Math.max(1e-6, Math.hypot(dx, dy));
      for (var k = 0; k < order; k++) {
        var shift = (2 * k - (order - 1)) * GAP * view.scale;
        var ox = -dy / length * shift, oy = dx / length * shift;
        var a = [from.q[0] + ox, from.q[1] + oy, from.q[2]], b = [to.q[0] + ox, to.q[1] + oy, to.q[2]];
        var middle = [(a[0] + b[0]) / 2, (a[1] + b[1]) / 2, (a[2] + b[2]) / 2];
        line(a, middle, from.colour, width);
        line(middle, b, to.colour, width);
      }
    });
    this.links.forEach(function (link) {
      line(view.atoms[link[0]].q, view.atoms[link[1]].q, LINK, 1.8, [5, 4]);
    });
    this.atoms.forEach(function (a) {
      if (!a.bonded) { pieces.push({ z: a.q[2], a: a.q, colour: a.colour, ball: 6 * grow }); }
    });
    return pieces.sort(function (p, q) { return p.z - q.z; });
  };

  View.prototype.draw = function () {
    var ratio = Math.max(2, window.devicePixelRatio || 1);
    this.canvas.width = WIDTH * ratio;
    this.canvas.height = HEIGHT * ratio;
    var pen = this.canvas.getContext("2d");
    pen.setTransform(ratio, 0, 0, ratio, 0, 0);
    pen.fillStyle = "#fff";
    pen.fillRect(0, 0, WIDTH, HEIGHT);
    pen.lineCap = "round";
    this.project();
    this.pieces().forEach(function (p) {
      var colour = faded(p.colour, Math.max(0.25, Math.min(1, 0.8 + p.z / 20)));
      pen.beginPath();
      if (p.ball) {
        pen.fillStyle = colour;
        pen.arc(p.a[0], p.a[1], p.ball, 0, 2 * Math.PI);
        pen.fill();
        return;
      }
      pen.strokeStyle = colour;
      pen.lineWidth = p.width;
      pen.setLineDash(p.dash || []);
      pen.moveTo(p.a[0], p.a[1]);
      pen.lineTo(p.b[0], p.b[1]);
      pen.stroke();
    });
    this.name(pen);
  };

  View.prototype.name = function (pen) {
    pen.font = "11px system-ui, sans-serif";
    pen.lineWidth = 3;
    pen.setLineDash([]);
    for (var i = 0; i < this.anchors.length; i++) {
      var q = this.anchors[i].q, text = this.residues[this.labels[i]];
      pen.strokeStyle = "#fff";
      pen.strokeText(text, q[0] + 5, q[1] - 5);
      pen.fillStyle = "#39424b";
      pen.fillText(text, q[0] + 5, q[1] - 5);
    }
  };

  var figures = document.querySelectorAll("figure.tgd-pose");
  for (var i = 0; i < figures.length; i++) {
    if (figures[i].querySelector("svg")) { new View(figures[i]); }
  }
})();
