"use strict";
// Puts the editor of queries in the place of the plain form, where it is there; all it asks for lies on this host.
(() => {
  const form = document.getElementById("ask");
  const place = document.getElementById("editor");
  const say = window.treatyKgSay;
  if (!form || !place || !window.Yasgui) return;
  const root = new URL(document.body.dataset.root, document.baseURI);
  const query = document.getElementById("query").value;
  const { Yasqe, Yasr } = window.Yasgui;
  const prefixes = new URL("page/assets/prefixes.json", root).href;
  // What the editor leaves without a name for those who do not see it.
  const name = () => {
    for (const [what, called] of [["input.autocomplete", say("script-endpoint")], [".CodeMirror textarea", say("sparql-query")], ["select.tableSizer", say("script-page-rows")]]) {
      for (const field of place.querySelectorAll(what)) field.setAttribute("aria-label", called);
    }
    const more = place.querySelector(".tabsList .addTab");
    more?.setAttribute("role", "tab");
    more?.setAttribute("aria-selected", "false");
  };
  fetch(prefixes)
    .then((answer) => answer.json())
    .then((known) => {
      Yasqe.defaults.prefixCcApi = prefixes;
      Yasqe.defaults.autocompleters = ["prefixes", "variables"];
      Yasqe.defaults.value = query;
      // Tab leads on, as everywhere on a page; who comes by keyboard would not get out again.
      Object.assign(Yasqe.defaults.extraKeys, { Tab: false, "Shift-Tab": false });
      Yasr.defaults.prefixes = known;
      place.hidden = false;
      form.hidden = true;
      const editor = new window.Yasgui(place, {
        requestConfig: { endpoint: new URL("sparql", root).href, method: "POST" },
        endpointCatalogueOptions: { getData: () => [] },
        copyEndpointOnNewTab: true,
        populateFromUrl: false,
        autofocus: false,
        persistenceId: null,
      });
      name();
      for (const part of place.querySelectorAll(".CodeMirror-scroll")) part.tabIndex = 0; // what scrolls is reached by keyboard
      for (const event of ["tabSelect", "queryResponse"]) editor.on(event, () => setTimeout(name, 200));
    })
    .catch(() => {
      place.hidden = true;
      form.hidden = false;
    });
})();
