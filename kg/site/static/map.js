"use strict";
// The page tells one day without this script; with it, every day from the first to the last.
(() => {
  const story = JSON.parse(document.getElementById("story").textContent);
  const field = (id) => document.getElementById(id);
  const say = window.treatyKgSay;
  const { words } = say;
  const DAY = 86400000;
  const time = (day) => Date.parse(`${day}T00:00:00Z`);
  const dayAt = (place) => new Date(time(story.first) + place * DAY).toISOString().slice(0, 10);
  const placeOf = (day) => Math.round((time(day) - time(story.first)) / DAY);
  const holds = ([start, end], day) => (start === null || start <= day) && (end === null || day < end);
  // A State has a status, if only that it did nothing, while it existed; most did on every day of the map.
  const there = (code, day) => Boolean(story.states[code]) && (!story.states[code].length || story.states[code].some((each) => holds(each, day)));

  // As kg.answers.status has it: beyond the last day of a list of acts, absence says nothing.
  const absent = (day) => (story.complete && story.known && (day <= story.known || (story.ended || "9") <= story.known) ? "none" : "unknown");
  const standing = (code, day) => {
    const period = (story.periods[code] || []).find((each) => holds(each, day));
    return period ? [period[2], period[0], period[3]] : [there(code, day) ? absent(day) : "", "", false];
  };

  const rows = new Map([...field("standing").tBodies[0].rows].map((row) => [row.dataset.code, row]));
  const names = new Map([...rows].map(([code, row]) => [code, row.cells[0].textContent]));
  const counts = [...document.querySelectorAll("[data-count]")];

  field("drawn").innerHTML = window.treatyKgWorld;
  const drawing = field("drawn").firstElementChild;
  for (const shape of drawing.querySelectorAll(".lands path")) shape.setAttribute("fill", "url(#look-unsaid)");
  const shapes = new Map();
  for (const shape of drawing.querySelectorAll("[data-code]")) {
    if (rows.has(shape.dataset.code)) shapes.set(shape.dataset.code, [...(shapes.get(shape.dataset.code) || []), shape]);
    else if (shape.tagName === "circle") shape.remove();
    else shape.removeAttribute("data-code");
  }

  const told = new Map();
  let now = field("on").value;

  const row = (code, status, since, day) => {
    const [, one, other, beside] = rows.get(code).cells;
    const span = document.createElement("span");
    span.className = `status ${status}`;
    span.textContent = status ? words(status) : "–";
    one.replaceChildren(span);
    other.textContent = (story.latest[code] || []).includes(since) ? say("fact-since-at-latest", { day: since }) : since;
    beside.textContent = (story.beside[code] || []).filter((each) => holds(each, day)).map((each) => each[2]).join("; ");
  };

  const paint = (code, status) => {
    for (const shape of shapes.get(code) || []) {
      shape.setAttribute("fill", `url(#look-${status || "unsaid"})`);
      if (shape.tagName === "circle") shape.toggleAttribute("hidden", !status);
    }
  };

  const show = (day) => {
    now = day;
    const count = {};
    let bound = 0;
    let unknown = 0;
    for (const code of rows.keys()) {
      const [status, since, binds] = standing(code, day);
      count[status] = (count[status] || 0) + 1;
      bound += binds;
      unknown += status === "unknown" && !binds;
      const key = `${status} ${since} ${(story.beside[code] || []).map((each) => holds(each, day))}`;
      if (told.get(code) === key) continue;
      told.set(code, key);
      row(code, status, since, day);
      paint(code, status);
    }
    field("bound").textContent = bound;
    field("unknown").textContent = unknown ? say("map-unknown", { number: unknown }) : "";
    field("day").textContent = day;
    field("day").dateTime = day;
    document.querySelector("[data-day]").textContent = day;
    for (const each of counts) each.textContent = count[each.dataset.count] || 0;
    field("slide").value = placeOf(day);
    field("slide").setAttribute("aria-valuetext", say("script-parties-on", { day, number: bound }));
    field("on").value = day;
    if (field("now")) {
      const { width } = field("now").ownerSVGElement.viewBox.baseVal;
      field("now").setAttribute("transform", `translate(${(placeOf(day) * width) / Math.max(1, placeOf(story.last))} 0)`);
    }
    drawing.setAttribute("aria-label", say("script-map-on", { day, number: bound }));
    changed(day);
  };

  const changed = (day) => {
    const found = [];
    for (const [code, periods] of Object.entries(story.periods)) {
      periods.forEach(([start, , status], number) => {
        if (start === day) found.push(`${names.get(code)}: ${number ? `${words(periods[number - 1][2])} → ` : ""}${words(status)}`);
      });
    }
    const some = found.length > 8 ? [...found.slice(0, 7), say("script-others", { number: found.length - 7 })] : found;
    field("changed").textContent = some.length ? `${day} – ${some.join("; ")}` : "";
  };

  const step = (forward) => {
    const day = forward ? story.days.find((each) => each > now) : story.days.findLast((each) => each < now);
    if (day) show(day);
    return Boolean(day);
  };

  // Play goes from change to change, the whole in under a minute.
  let playing = 0;
  const pause = () => {
    clearInterval(playing);
    playing = 0;
    field("play").textContent = say("map-play");
    field("play").setAttribute("aria-pressed", "false");
    field("changed").setAttribute("aria-live", "polite");
  };
  const play = () => {
    if (!story.days.some((each) => each > now)) show(story.first);
    field("play").textContent = say("script-pause");
    field("play").setAttribute("aria-pressed", "true");
    field("changed").setAttribute("aria-live", "off");
    playing = setInterval(() => step(true) || pause(), Math.max(120, Math.min(700, 45000 / Math.max(1, story.days.length))));
  };

  field("slide").addEventListener("input", () => {
    pause();
    show(dayAt(Number(field("slide").value)));
  });
  // While a year is typed it may be outside for a moment, so the field is set right only when it is left.
  field("on").addEventListener("change", () => {
    const day = field("on").value;
    if (!day) return;
    const shown = day < story.first ? story.first : day > story.last ? story.last : day;
    pause();
    show(shown);
    if (shown === day) return;
    field("on").value = day;
    field("changed").textContent = say("script-beyond", { day, first: story.first, last: story.last, shown });
  });
  field("on").addEventListener("blur", () => {
    field("on").value = now;
  });
  field("before").addEventListener("click", () => {
    pause();
    step(false);
  });
  field("after").addEventListener("click", () => {
    pause();
    step(true);
  });
  field("play").addEventListener("click", () => (playing ? pause() : play()));

  // Who is under the pointer; a click leads to the proof, as the link in the table does.
  let pointed = "";
  const point = (code) => {
    if (code === pointed) return;
    for (const shape of shapes.get(pointed) || []) shape.classList.remove("pointing");
    pointed = code;
    for (const shape of shapes.get(code) || []) shape.classList.add("pointing");
    const [status, since] = code ? standing(code, now) : [];
    const told = since ? say("script-since", { status: words(status), day: since }) : words(status || "");
    field("pointed").textContent = code ? `${names.get(code)}: ${told}` : "";
  };
  drawing.addEventListener("pointerover", (event) => point(event.target.dataset.code || ""));
  drawing.addEventListener("pointerleave", () => point(""));
  drawing.addEventListener("click", (event) => {
    const link = rows.get(event.target.dataset.code)?.querySelector("a");
    if (link) link.click();
  });

  field("moves").hidden = false;
  show(now);
})();
