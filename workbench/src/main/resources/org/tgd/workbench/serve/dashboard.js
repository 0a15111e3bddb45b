"use strict";
// Keeps the page as the runs are: when the server says that something changed, the middle of the
// page is fetched again. What is marked, opened or being typed stays.
// A slider of planes fetches the plane that it stands at; the last one asked for is shown.
(function () {
  document.addEventListener("input", function (event) {
    var slider = event.target;
    if (!slider.dataset || !slider.dataset.slices) {
      return;
    }
    var at = slider.value;
    slider.form.querySelector("output").value = Number(at) + 1 + " of " + (Number(slider.max) + 1);
    fetch(slider.dataset.slices + at, { credentials: "same-origin" })
      .then(function (answer) {
        return answer.ok ? answer.text() : null;
      })
      .then(function (text) {
        if (text !== null && slider.value === at) {
          var drawn = new DOMParser().parseFromString(text, "text/html").body;
          var place = slider.closest(".slices").querySelector(".slice");
          place.replaceChildren.apply(place, Array.from(drawn.childNodes));
        }
      });
  });
})();

(function () {
  var main = document.getElementById("main");
  var address = main && main.dataset.live;
  if (!address || !window.EventSource) {
    return;
  }
  var waiting = false;

  // What can be typed into or chosen from.
  function fields() {
    return Array.from(
      main.querySelectorAll("input:not([type=hidden]):not([type=checkbox]), textarea, select"));
  }

  // A field of the same name belongs to another question when what is asked has another number.
  function key(field) {
    var asked = field.form && field.form.elements.namedItem("number");
    return (field.form ? field.form.action : "") + " " + field.name + " " + (asked ? asked.value : "");
  }

  function original(field) {
    if (field.tagName !== "SELECT") {
      return field.defaultValue;
    }
    var chosen = Array.from(field.options).find(function (each) {
      return each.defaultSelected;
    });
    return (chosen || field.options[0] || { value: "" }).value;
  }

  function remember() {
    var kept = { open: [], marked: [], values: {}, focus: null };
    main.querySelectorAll("details").forEach(function (each, i) {
      kept.open[i] = each.open;
    });
    main.querySelectorAll("input[type=checkbox]:checked").forEach(function (each) {
      kept.marked.push(each.value);
    });
    fields().forEach(function (each) {
      if (each.value !== original(each)) {
        kept.values[key(each)] = each.value;
      }
    });
    var at = document.activeElement;
    kept.focus = at && main.contains(at) ? at.name || at.getAttribute("href") : null;
    kept.at = at && at.form ? key(at) : null;
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
    fields().forEach(function (each) {
      if (kept.values[key(each)] !== undefined) {
        each.value = kept.values[key(each)];
      }
    });
    if (kept.focus) {
      main.querySelectorAll("a, input, button, textarea, select").forEach(function (each) {
        var same = each.name === kept.focus || each.getAttribute("href") === kept.focus;
        if (same && (!kept.at || !each.form || key(each) === kept.at)) {
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
        if (next && next.querySelector("script")) {
          location.reload(); // what comes with a script of its own has to be loaded as a page
        } else if (next) {
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
