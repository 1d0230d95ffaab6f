// The search: it loads the parts of the index one by one, as scripts, and looks through each.
(function () {
  "use strict";

  const STEP = 50;
  const AROUND = 90;
  const root = document.documentElement.dataset.root;
  const form = document.querySelector("[data-search]");
  const input = form.elements.q;
  const status = document.querySelector("[data-status]");
  const results = document.querySelector("[data-results]");
  const more = document.querySelector("[data-more]");
  const count = Number(form.dataset.parts);
  const parts = [];
  let asked = 0;
  let found = [];
  let shown = 0;

  // One letter for each letter, so that what is found here stands at the same place there.
  function fold(text) {
    return [...text].map((letter) => {
      const plain = letter.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
      return plain.length === letter.length ? plain : letter;
    }).join("");
  }

  // From the beginning of a word: inside one, few letters stand everywhere. Scripts without spaces
  // between words have none to begin at.
  const LETTER = /[\p{L}\p{N}\p{M}]/u;
  const UNSPACED = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u;

  function begins(text, at, word) {
    if (at === 0 || !LETTER.test(word[0]) && !/[\ud800-\udbff]/.test(word[0])) {
      return true;
    }
    const before = letterBefore(text, at);
    return !LETTER.test(before) || UNSPACED.test(before) || UNSPACED.test(word);
  }

  function letterBefore(text, at) {
    const last = text[at - 1];
    return /[\udc00-\udfff]/.test(last) && at > 1 ? text.slice(at - 2, at) : last;
  }

  function placeOf(text, word, from = 0) {
    let at = text.indexOf(word, from);
    while (at >= 0 && !begins(text, at, word)) {
      at = text.indexOf(word, at + 1);
    }
    return at;
  }

  function load(number) {
    if (parts[number]) {
      return Promise.resolve(parts[number]);
    }
    return new Promise((resolve, reject) => {
      const script = document.createElement("script");
      window.corpuskitSearch = (part) => {
        parts[number] = prepared(part);
      };
      script.src = `${root}assets/search-${number + 1}.js`;
      script.onload = () => resolve(parts[number]);
      script.onerror = () => reject(new Error(script.src));
      document.head.append(script);
    });
  }

  function prepared(part) {
    const names = part.names.map(([kind, title, url, further]) => ({
      kind, title, url, words: further, folded: fold(`${title} ${further}`), isName: true,
    }));
    const texts = part.texts.flatMap(([title, url, rows]) =>
      rows.map(([anchor, words]) => ({
        kind: "passage", title, url: `${url}#${anchor}`, words, folded: fold(words), isName: false,
      })),
    );
    return [...names, ...texts];
  }

  function wordsOf(query) {
    return [...fold(query).matchAll(/["“”]([^"“”]+)["“”]|(\S+)/gu)]
      .map((match) => (match[1] || match[2]).trim())
      .filter((word) => word && !/^["“”]+$/u.test(word));
  }

  async function search() {
    const query = input.value.trim();
    const words = wordsOf(query);
    const mine = ++asked;
    found = [];
    results.replaceChildren();
    more.hidden = true;
    shown = 0;
    window.history.replaceState(null, "", query ? `#q=${encodeURIComponent(query)}` : "#");
    if (!words.length) {
      status.textContent = "";
      return;
    }
    for (let number = 0; number < count; number += 1) {
      let part = [];
      try {
        part = await load(number);
      } catch {
        status.textContent = "A part of the search could not be read.";
        return;
      }
      if (mine !== asked) {
        return;
      }
      found.push(...part.filter((each) => words.every((word) => placeOf(each.folded, word) >= 0)));
      if (number + 1 < count) {
        status.textContent = `Looking … ${found.length} so far`;
      }
    }
    // Names first; the rest in the order of the documents.
    found.sort((a, b) => Number(b.isName) - Number(a.isName));
    const told = found.length === 1 ? "1 place" : `${found.length} places`;
    status.textContent = found.length ? told : "Nothing has all these words.";
    show(words);
  }

  function show(words) {
    for (const each of found.slice(shown, shown + STEP)) {
      results.append(line(each, words));
    }
    shown = Math.min(found.length, shown + STEP);
    more.hidden = shown >= found.length;
    more.onclick = () => {
      const next = results.children.length;
      show(words);
      results.children[next].querySelector("a").focus();
    };
  }

  function line(each, words) {
    const item = document.createElement("li");
    const link = document.createElement("a");
    link.href = root + each.url;
    item.className = each.isName ? "name" : "passage";
    const kind = document.createElement("span");
    kind.className = "kind";
    kind.textContent = each.isName ? each.kind : each.title;
    const text = document.createElement("span");
    text.className = each.isName ? "found-title" : "snippet found-title";
    text.dir = "auto";
    marked(text, each.isName ? each.title : cut(each, words), words);
    link.append(kind, text);
    if (each.isName && each.words) {
      const further = document.createElement("span");
      further.className = "kind";
      further.dir = "auto";
      further.textContent = each.words.length > 200 ? `${each.words.slice(0, 200)} …` : each.words;
      link.append(further);
    }
    item.append(link);
    return item;
  }

  function cut(each, words) {
    const at = Math.max(0, Math.min(...words.map((word) => placeOf(each.folded, word))));
    let start = Math.max(0, at - AROUND);
    let end = Math.min(each.words.length, at + 2 * AROUND);
    if (start) {
      start = each.words.indexOf(" ", start) + 1 || start;
    }
    if (end < each.words.length) {
      end = Math.max(at, each.words.lastIndexOf(" ", end)) || end;
    }
    const before = start ? "… " : "";
    const after = end < each.words.length ? " …" : "";
    return before + each.words.slice(start, end) + after;
  }

  function marked(element, text, words) {
    const folded = fold(text);
    let at = 0;
    while (at < text.length) {
      const next = words
        .map((word) => [placeOf(folded, word, at), word.length])
        .filter(([place]) => place >= 0)
        .sort((a, b) => a[0] - b[0] || b[1] - a[1])[0];
      if (!next) {
        break;
      }
      element.append(text.slice(at, next[0]));
      const mark = document.createElement("mark");
      mark.textContent = text.slice(next[0], next[0] + next[1]);
      element.append(mark);
      at = next[0] + next[1];
    }
    element.append(text.slice(at));
  }

  let timer = 0;
  input.addEventListener("input", () => {
    window.clearTimeout(timer);
    timer = window.setTimeout(search, 200);
  });
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    window.clearTimeout(timer);
    search();
  });
  const query = /^#q=(.*)$/.exec(window.location.hash);
  if (query) {
    try {
      input.value = decodeURIComponent(query[1]);
    } catch {
      input.value = query[1];
    }
    search();
  }
})();
