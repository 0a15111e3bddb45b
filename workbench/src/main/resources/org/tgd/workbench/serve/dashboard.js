"use strict";
// Keeps the page as the runs are: when the server says that something changed, the middle of the
// page is fetched again. What is marked, opened or being typed stays.
(function () {
  var main = document.getElementById("main");
  var address = main && main.dataset.live;
  if (!address || !window.EventSource) {
    return;
  }
  var waiting = false;

  function remember() {
    var kept = { open: [], marked: [], values: {}, focus: null };
    main.querySelectorAll("details").forEach(function (each, i) {
      kept.open[i] = each.open;
    });
    main.querySelectorAll("input[type=checkbox]:checked").forEach(function (each) {
      kept.marked.push(each.value);
    });
    main.querySelectorAll("input[name=text], input[name=q]").forEach(function (each) {
      kept.values[each.name] = each.value;
    });
    var at = document.activeElement;
    kept.focus = at && main.contains(at) ? at.name || at.getAttribute("href") : null;
    return kept;
  }

  function restore(kept) {
    main.querySelectorAll("details").forEach(function (each, i) {
      if (kept.open[i] !== undefined) {
        each.open = kept.open[i];
      }
    });
    main.querySelectorAll("input[type=checkbox]").forEach(function (each) {
      each.checked = kept.marked.indexOf(each.value) >= 0;
    });
    Object.keys(kept.values).forEach(function (name) {
      var field = main.querySelector("input[name=" + name + "]");
      if (field) {
        field.value = kept.values[name];
      }
    });
    if (kept.focus) {
      main.querySelectorAll("a, input, button").forEach(function (each) {
        if (each.name === kept.focus || each.getAttribute("href") === kept.focus) {
          each.focus({ preventScroll: true });
        }
      });
    }
  }

  function renew() {
    waiting = false;
    fetch(location.href, { credentials: "same-origin" })
      .then(function (answer) {
        return answer.ok ? answer.text() : null;
      })
      .then(function (text) {
        if (text === null) {
          return;
        }
        var next = new DOMParser().parseFromString(text, "text/html").getElementById("main");
        if (next) {
          var kept = remember();
          main.replaceChildren.apply(main, Array.from(next.childNodes));
          restore(kept);
        }
      });
  }

  var events = new EventSource(address);
  events.addEventListener("changed", function () {
    if (!waiting) {
      waiting = true;
      setTimeout(renew, 300);
    }
  });
})();
