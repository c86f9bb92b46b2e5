"use strict";
// Every page answers without this script; it only makes finding, filtering and comparing quicker.
(() => {
  const body = document.body;
  const fixed = body.dataset.static === "yes";
  const href = (path, place) => `${body.dataset.root}page/${path}${fixed ? ".html" : ""}${place ? `#${place}` : ""}`;
  const data = window.treatyKg;

  // What is said stands in the catalogue of texts; this file is given away with the messages that it asks for.
  const language = document.documentElement.lang;
  const plural = new Intl.PluralRules(language);
  const { said, codes } = window.treatyKgTexts;
  const words = (code) => codes[code] ?? code.replaceAll("_", " ");
  const pieces = (name, values) => {
    const told = said[name];
    const text = typeof told === "string" ? told : (told[1][values[told[0]]] ?? told[1][plural.select(values[told[0]])] ?? told[1].other);
    return text.split(/\{(\w+)\}/).map((piece, place) => (place % 2 ? values[piece] : piece));
  };
  const say = (name, values = {}) => pieces(name, values).join("");
  window.treatyKgSay = Object.assign(say, { words, pieces });

  const element = (name, text, attributes = {}) => {
    const made = document.createElement(name);
    if (text) made.textContent = text;
    for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
    return made;
  };

  const link = (path, text, place) => element("a", text, { href: href(path, place) });

  // Days left, counted on the reader's own day.
  for (const span of document.querySelectorAll(".countdown")) {
    const left = Math.ceil((Date.parse(`${span.dataset.until}T00:00:00Z`) - Date.now()) / 86400000);
    if (left > 0) span.textContent = say("script-days-left", { number: left });
  }

  // What is folded together is printed too.
  const opened = [];
  window.addEventListener("beforeprint", () => {
    opened.push(...document.querySelectorAll("details:not([open])"));
    for (const each of opened) each.open = true;
  });
  window.addEventListener("afterprint", () => {
    for (const each of opened.splice(0)) each.open = false;
  });

  // Rows narrowed by a text, and by an outcome where a table has one.
  const fold = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").replace(/['’‘]/g, " ").toLowerCase().replace(/\s+/g, " ").trim();

  // All names of the States and treaties that a row leads to, where the page has them at hand.
  const called = (row) =>
    [...row.querySelectorAll("a[href*='id/']")].flatMap((anchor) => {
      const [, kind, ...keys] = anchor.getAttribute("href").match(/id\/(actor|treaty|participation)\/([\w-]+)(?:\/([\w-]+))?/) || [];
      const [slug, code] = kind === "actor" ? ["", keys[0]] : keys;
      return [data?.treaties[slug]?.[2], data?.actors[code]?.[2]].filter(Boolean);
    });

  const filtered = (list) => {
    const rows = () => [...(list.tBodies ? list.tBodies[0].rows : list.children)];
    if (rows().length < 12) return;
    const box = element("div", "", { class: "filter" });
    const field = (name, input) => {
      const label = element("label", name);
      label.append(input);
      box.append(label);
      return input;
    };
    const input = field(say("script-filter-by", { what: list.dataset.filter }), element("input", "", { type: "search", autocomplete: "off", spellcheck: "false" }));
    const choices = element("select");
    const outcomes = (row) => (row.dataset.outcome || "").split(" ");
    if (list.dataset.choices) {
      choices.append(element("option", say("script-all"), { value: "" }));
      for (const code of [...new Set(rows().flatMap(outcomes))].sort()) choices.append(element("option", words(code), { value: code }));
      field(list.dataset.choices, choices);
    }
    const since = element("input", "", { type: "number", min: "1850", max: "2199", step: "1" });
    if (list.dataset.since) field(list.dataset.since, since);
    const told = element("span", "", { role: "status", class: "soft" });
    box.append(told);
    const texts = new WeakMap();
    const text = (row) => {
      if (!texts.has(row)) texts.set(row, fold([row.textContent, ...called(row)].join(" ")));
      return texts.get(row);
    };
    const apply = () => {
      const asked = fold(input.value).split(" ");
      const all = rows();
      let shown = 0;
      for (const row of all) {
        const fits = asked.every((word) => text(row).includes(word)) && (!choices.value || outcomes(row).includes(choices.value)) && (since.value.length < 4 || row.dataset.day >= since.value);
        row.hidden = !fits;
        shown += fits;
      }
      told.textContent = say("script-shown", { shown, all: all.length });
    };
    box.addEventListener("input", apply);
    (list.closest(".scroll") || list).before(box);
  };
  document.querySelectorAll("[data-filter]").forEach(filtered);

  // Search: States and treaties by all their names, articles of a treaty, a State and a treaty together.
  const search = document.getElementById("search");
  if (search && data?.periods) {
    const input = document.getElementById("q");
    const list = document.getElementById("found");
    const prepared = (table) => Object.entries(table).map(([key, [name, path, names]]) => ({ key, name, path, names: fold(names).split(" | "), folded: fold(name) }));
    const actors = prepared(data.actors);
    const treaties = prepared(data.treaties);
    const articleWords = fold(say("script-article-words")).split(" ");
    let chosen = -1;

    const score = (item, asked) => {
      let best = 0;
      const words = asked.split(" ");
      for (const name of [item.folded, fold(item.key), ...item.names]) {
        if (name === asked) return 4;
        if (name.startsWith(asked)) best = Math.max(best, name === item.folded ? 3 : 2);
        else if (asked.length > 2 && name.includes(asked)) best = Math.max(best, 1);
        else if (!best && words.length > 1 && words.every((word) => word.length > 2 && ` ${name}`.includes(` ${word}`))) best = 0.5;
      }
      return best;
    };
    const best = (items, asked) => items.map((item) => [score(item, asked), item]).filter(([found]) => found).sort((a, b) => b[0] - a[0] || a[1].name.localeCompare(b[1].name, language));

    // An article is named before or after its treaty, or alone; one that no page cites leads to others of its number.
    const number = /^(\d+|[ivxlc]+)(\(|$)/;
    const articles = (parts) => {
      for (const [place, part] of parts.entries()) {
        const bare = parts.filter((each, other) => other !== place && !articleWords.includes(each)).join(" ");
        if (!number.test(part) || (!bare && parts.length === 1 && !part.includes("("))) continue;
        const among = bare ? best(treaties, bare).slice(0, 1).map(([, treaty]) => treaty) : treaties;
        for (let asked = part; asked; asked = asked.includes("(") ? asked.slice(0, asked.lastIndexOf("(")) : "") {
          const found = among.flatMap((treaty) =>
            data.treaties[treaty.key][3]
              .filter(([provision]) => provision.toLowerCase().startsWith(asked) && !/^\w/.test(provision.slice(asked.length)))
              .map(([provision, anchor]) => [say("script-article", { treaty: treaty.name, number: provision }), treaty.path, anchor]),
          );
          if (found.length) return found;
        }
        if (bare && among.length) return among.map((treaty) => [treaty.name, treaty.path]);
      }
      return [];
    };

    const find = (asked) => {
      const found = [...best(actors, asked), ...best(treaties, asked)].sort((a, b) => b[0] - a[0]).map(([, item]) => [item.name, item.path]);
      const apart = [];
      const parts = asked.split(" ");
      for (let cut = 1; cut < parts.length; cut += 1) {
        const [left, right] = [parts.slice(0, cut).join(" "), parts.slice(cut).join(" ")];
        for (const [first, second] of [[left, right], [right, left]]) {
          const actor = best(actors, first)[0]?.[1];
          const treaty = actor && best(treaties, second)[0]?.[1];
          if (!treaty) continue;
          if (data.periods[treaty.key][actor.key]) found.unshift([say("pair-title", { actor: actor.name, treaty: treaty.name }), `id/participation/${treaty.key}/${actor.key}`]);
          else apart.push([actor.name, actor.path], [treaty.name, treaty.path]);
        }
      }
      found.push(...articles(parts));
      const seen = new Set();
      return (found.length ? found : apart).filter(([name]) => !seen.has(name) && seen.add(name)).slice(0, 10);
    };

    // Where nothing is found, what is one letter away from it.
    const near = (one, other) => {
      if (Math.abs(one.length - other.length) > 1) return false;
      let start = 0;
      while (start < one.length && one[start] === other[start]) start += 1;
      const [left, right] = [one.slice(start), other.slice(start)];
      if (left.slice(1) === right.slice(1) || left.slice(1) === right || left === right.slice(1)) return true;
      return left[0] === right[1] && left[1] === right[0] && left.slice(2) === right.slice(2);
    };
    let known;
    const guess = (asked) => {
      known ??= new Set([...actors, ...treaties].flatMap((item) => [item.folded, ...item.names]).flatMap((name) => name.split(" ")));
      const choices = asked.split(" ").map((word) => (known.has(word) || word.length < 4 ? [word] : [...known].filter((each) => near(word, each))));
      const meant = choices.reduce((told, words) => told.flatMap((text) => words.map((word) => [...text, word])).slice(0, 8), [[]]);
      const seen = new Set();
      return meant.map((words) => words.join(" ")).filter((text) => text !== asked).flatMap(find).filter(([name]) => !seen.has(name) && seen.add(name)).slice(0, 10);
    };

    const remark = (text) => element("li", text, { role: "option", "aria-disabled": "true", "aria-selected": "false", class: "soft" });
    const show = () => {
      const asked = fold(input.value);
      chosen = -1;
      list.replaceChildren();
      input.removeAttribute("aria-activedescendant");
      const exact = asked ? find(asked) : [];
      const found = exact.length || !asked ? exact : guess(asked);
      if (found.length && !exact.length) list.append(remark(say("script-guess")));
      found.forEach(([name, path, place], number) => {
        const item = element("li", "", { role: "presentation" });
        const anchor = link(path, name, place);
        for (const [key, value] of Object.entries({ role: "option", id: `found-${number}`, "aria-selected": "false", tabindex: "-1" })) anchor.setAttribute(key, value);
        item.append(anchor);
        list.append(item);
      });
      if (asked && !found.length) list.append(remark(say("script-nothing")));
      input.setAttribute("aria-expanded", String(found.length > 0));
    };

    const choose = (step) => {
      const items = [...list.querySelectorAll("a[role=option]")];
      if (!items.length) return;
      chosen = (chosen + step + items.length) % items.length;
      items.forEach((item, number) => item.setAttribute("aria-selected", String(number === chosen)));
      input.setAttribute("aria-activedescendant", items[chosen].id);
    };

    input.addEventListener("input", show);
    input.addEventListener("keydown", (event) => {
      if (event.key === "ArrowDown" || event.key === "ArrowUp") {
        event.preventDefault();
        choose(event.key === "ArrowDown" ? 1 : chosen < 0 ? 0 : -1);
      } else if (event.key === "Escape") {
        input.value = "";
        show();
      }
    });
    search.addEventListener("submit", (event) => {
      event.preventDefault();
      const items = list.querySelectorAll("a[role=option]");
      if (items.length) items[Math.max(chosen, 0)].click();
    });
    search.hidden = false;
  }

  // Two days, two States: read from the same periods as the pages.
  const compare = document.getElementById("compare");
  if (compare && data?.periods) {
    const field = (id) => document.getElementById(id);
    const on = (periods, day) => (periods || []).find(([start, end]) => start <= day && (end === null || day < end));
    // As kg.answers.status has it: beyond the last day of a list of acts, absence says nothing.
    const absent = (slug, day) => {
      const [complete, known, ended] = data.lists[slug];
      const status = words(complete && known && (day <= known || (ended || "9") <= known) ? "none" : "unknown");
      const told = element("span");
      const last = element("span", known, { class: "day" });
      told.append(...(known ? say.pieces("script-absent", { status, day: last }) : [status]));
      return told;
    };
    const cell = (row, content, attributes = {}) => {
      const made = element("td", "", attributes);
      made.append(content);
      row.append(made);
    };

    const day = (text) => element("span", text, { class: "day" });

    const days = () => {
      const [from, to] = [field("from").value, field("to").value];
      if (!from || !to) return;
      const found = [];
      const most = Number(field("states").dataset.most);
      for (const [slug, accounts] of Object.entries(data.periods)) {
        for (const [code, periods] of Object.entries(accounts)) {
          periods.forEach(([start, , status, atLatest], number) => {
            if (from < start && start <= to && !atLatest) found.push([start, code, slug, number ? periods[number - 1][2] : "", status]);
          });
        }
      }
      found.sort((a, b) => (a[0] < b[0] ? 1 : a[0] > b[0] ? -1 : 0));
      const rows = found.slice(0, most).map(([start, code, slug, before, status]) => {
        const row = element("tr");
        cell(row, day(start));
        cell(row, link(`id/participation/${slug}/${code}`, data.actors[code][0]), { class: "line" });
        cell(row, link(data.treaties[slug][1], data.treaties[slug][0]), { class: "line" });
        cell(row, element("span", words(before) || "–", { class: "day" }), { "data-is": "before" });
        cell(row, element("span", words(status), { class: `status ${status}` }), { "data-is": "after" });
        return row;
      });
      field("earlier").hidden = found.length <= most;
      if (found.length > most) {
        const last = found[most - 1][0];
        field("earlier").innerHTML = say("compare-earlier", { number: found.length, most, address: `?from=${from}&amp;to=${last}`, day: last });
      }
      if (from > to) field("changed").textContent = say("compare-turned", { first: from, last: to });
      else field("changed").replaceChildren(...say.pieces("script-between", { number: found.length, first: day(from), last: day(to) }));
      document.querySelector("#days tbody").replaceChildren(...rows);
      document.querySelector("#days .filter")?.dispatchEvent(new Event("input"));
    };

    const states = () => {
      const [first, second, day] = [field("first").value, field("second").value, field("day").value];
      const place = field("states");
      place.replaceChildren();
      if (!first || !second || !day) return;
      const table = element("table");
      const head = element("tr");
      for (const text of [say("head-treaty"), data.actors[first][0], data.actors[second][0]]) head.append(element("th", text, { scope: "col" }));
      table.createTHead().append(head);
      const rows = table.createTBody();
      for (const [slug, accounts] of Object.entries(data.periods)) {
        const held = [first, second].map((code) => [code, on(accounts[code], day)]);
        if (!accounts[first] && !accounts[second]) continue;
        const row = element("tr");
        cell(row, link(data.treaties[slug][1], data.treaties[slug][0]));
        for (const [code, period] of held) cell(row, period ? link(`id/participation/${slug}/${code}`, say("script-since", { status: words(period[2]), day: period[0] })) : absent(slug, day));
        rows.append(row);
      }
      const box = element("div", "", { class: "scroll" });
      box.append(table);
      place.append(element("h2", say("script-two-on", { first: data.actors[first][0], second: data.actors[second][0], day })), box);
    };
    // What is compared stands in the address too, so that it can be kept and sent.
    const keep = () => history.replaceState(null, "", `?${new URLSearchParams([...new FormData(compare)].filter(([, value]) => value))}`);
    for (const id of ["from", "to"]) field(id).addEventListener("change", () => [days(), keep()]);
    for (const id of ["first", "second", "day"]) field(id).addEventListener("change", () => [states(), keep()]);
    compare.addEventListener("submit", (event) => event.preventDefault());
    if (fixed) {
      const asked = new URLSearchParams(location.search);
      for (const input of compare.elements) if (asked.get(input.name)) input.value = asked.get(input.name);
      if (["from", "to"].some((name) => asked.has(name))) days();
      states();
    }
    compare.hidden = false;
  }
})();
