"use strict";

(() => {
  const KIND = 0;
  const NAME = 1;
  const PATH = 2;
  const SUMMARY = 3;
  const MEMBERS = 4;
  const MOST_RESULTS = 40;

  const form = document.querySelector("form[role=search]");
  const field = document.getElementById("search");
  const list = document.getElementById("results");
  const status = document.getElementById("search-status");
  const root = form.dataset.root;
  let options = [];
  let selected = -1;

  // Dashes, underscores and blanks count as the same, so that "query block" finds query-block.
  const normal = (text) => text.toLowerCase().replace(/[-_\s]+/g, "-");

  const topics = window.qmpIndex.map((topic) => ({
    topic,
    name: normal(topic[NAME]),
    summary: topic[SUMMARY].toLowerCase(),
    members: topic[MEMBERS].split(" ").map(normal),
  }));

  // The smaller, the better; Infinity where a topic does not match.
  const rank = (entry, query) => {
    if (entry.name === query) {
      return 0;
    }
    if (entry.name.startsWith(query)) {
      return 1;
    }
    const at = entry.name.indexOf(query);
    if (at >= 0) {
      return /[-.]/.test(entry.name[at - 1]) ? 2 : 3;
    }
    const parts = query.split("-").filter(Boolean);
    if (parts.length > 1 && parts.every((part) => entry.name.includes(part))) {
      return 4;
    }
    if (entry.members.includes(query)) {
      return 5;
    }
    return parts.length > 0 && parts.every((part) => entry.summary.includes(part)) ? 6 : Infinity;
  };

  const find = (query) =>
    topics
      .map((entry, index) => ({ entry, index, rank: rank(entry, query) }))
      .filter((match) => match.rank < Infinity)
      .sort((a, b) => a.rank - b.rank || a.entry.name.length - b.entry.name.length || a.index - b.index)
      .slice(0, MOST_RESULTS)
      .map((match) => match.entry.topic);

  const element = (name, text) => {
    const created = document.createElement(name);
    created.textContent = text;
    return created;
  };

  const option = (topic, index) => {
    const item = document.createElement("li");
    item.id = `result-${index}`;
    item.setAttribute("role", "option");
    item.setAttribute("aria-selected", "false");
    const link = document.createElement("a");
    link.href = root + topic[PATH];
    link.tabIndex = -1;
    link.append(element("code", topic[NAME]), " ", element("small", topic[KIND]));
    if (topic[SUMMARY]) {
      link.append(element("p", topic[SUMMARY]));
    }
    item.append(link);
    return item;
  };

  const select = (index) => {
    options.forEach((item, i) => item.setAttribute("aria-selected", String(i === index)));
    selected = index;
    if (index < 0) {
      field.removeAttribute("aria-activedescendant");
    } else {
      field.setAttribute("aria-activedescendant", options[index].id);
      options[index].scrollIntoView({ block: "nearest" });
    }
  };

  const show = (open) => {
    list.hidden = !open;
    field.setAttribute("aria-expanded", String(open));
  };

  const search = () => {
    const query = normal(field.value.trim());
    options = query ? find(query).map(option) : [];
    list.replaceChildren(...options);
    show(options.length > 0);
    select(options.length > 0 ? 0 : -1);
    status.textContent = !query ? "" : options.length === 1 ? "1 result" : `${options.length || "no"} results`;
  };

  const open = () => {
    if (selected >= 0 && !list.hidden) {
      options[selected].querySelector("a").click();
    }
  };

  field.addEventListener("input", search);
  field.addEventListener("focus", () => show(options.length > 0));
  field.addEventListener("keydown", (event) => {
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      if (options.length > 0) {
        event.preventDefault();
        show(true);
        const step = event.key === "ArrowDown" ? 1 : -1;
        select((selected + step + options.length) % options.length);
      }
    } else if (event.key === "Escape") {
      if (!list.hidden) {
        event.preventDefault();
        show(false);
      }
    }
  });
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    open();
  });
  // A click on a result must not be lost to the list being hidden first.
  list.addEventListener("mousedown", (event) => event.preventDefault());
  field.addEventListener("blur", () => show(false));
  document.addEventListener("keydown", (event) => {
    const elsewhere = !(event.target instanceof HTMLInputElement);
    if (event.key === "/" && elsewhere && !event.ctrlKey && !event.metaKey && !event.altKey) {
      event.preventDefault();
      field.focus();
      field.select();
    }
  });

  form.hidden = false;
})();
