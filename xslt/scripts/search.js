/* The search of a site. Each language of the corpus has an index of its own, in a folder of its name beside this file, which
   knows the inflections of that language; all are asked, and their answers are put into one order. What is asked for stands in
   the address of the page, so that it can be sent to others. Words to show come from the page. */

const form = document.getElementById("search");
const answer = document.getElementById("answer");
const results = document.getElementById("results");
const more = document.getElementById("more");
const root = new URL("..", import.meta.url);
const FILTERS = ["speaker", "role", "year", "session"];
const PAGE = 20;

let indexes;
let found = [];
let shown = 0;
let latest = 0;

async function load() {
  const languages = form.dataset.languages.split(" ").filter(Boolean);
  return Promise.all(languages.map(async (language) => {
    const [index, filters] = await Promise.all([
      import(`./${language}/pagefind.js`),
      fetch(new URL(`${language}/filters.json`, import.meta.url)).then((answered) => answered.json()),
    ]);
    await index.options({ baseUrl: root.pathname, excerptLength: 40 });
    await index.init();
    return { language, index, filters };
  }));
}

function asked() {
  const query = new URLSearchParams();
  for (const [name, value] of new FormData(form)) if (value.trim()) query.set(name, value.trim());
  return query;
}

async function search() {
  const turn = ++latest;
  const query = asked();
  history.replaceState(null, "", query.size ? `?${query}` : location.pathname);
  results.replaceChildren();
  more.hidden = true;
  answer.textContent = "";
  if (!query.size) return;
  try {
    indexes ??= load();
    const lists = await Promise.all((await indexes).map(async ({ language, index, filters }) => {
      // without words all passages are found, and the filters let some of them through
      const { results } = await index.search(query.get("q"));
      return results.map((result) => ({ ...result, language, held: filters[result.id] })).filter(({ held }) =>
        FILTERS.every((name, number) => !query.has(name) || held[number].includes(query.get(name))));
    }));
    if (turn !== latest) return;
    found = lists.flat().sort((one, other) => other.score - one.score);
  } catch (error) {
    indexes = undefined;
    answer.textContent = answer.dataset.failed;
    return;
  }
  shown = 0;
  const { none, one, many } = answer.dataset;
  answer.textContent = (found.length === 0 ? none : found.length === 1 ? one : many).replace("%1", found.length);
  await showMore();
}

async function showMore() {
  const turn = latest;
  const part = found.slice(shown, shown + PAGE);
  const data = await Promise.all(part.map((result) => result.data()));
  if (turn !== latest) return;
  data.forEach((passage, number) => results.append(item(passage, part[number])));
  shown += part.length;
  more.hidden = shown >= found.length;
}

/* Everything is put in as text: what the index says is never markup, its <mark> apart. */
function item(passage, { language, held }) {
  const line = document.createElement("li");
  const link = document.createElement("a");
  link.href = new URL(passage.raw_url ?? passage.url, root).href;
  const [speakers, , , [session]] = held;
  const place = /item-([\w.]+)$/.exec(link.hash)?.[1];
  link.textContent = [...speakers.map((key) => named("speaker", key)), place].filter(Boolean).join(" · ") || named("session", session);
  const excerpt = document.createElement("p");
  excerpt.lang = language;
  for (const [, open, words] of passage.excerpt.matchAll(/(<mark>)?([^<]+)(?:<\/mark>)?/g)) {
    const piece = open ? document.createElement("mark") : document.createElement("span");
    piece.textContent = plain(words);
    excerpt.append(piece);
  }
  const day = document.createElement("p");
  day.className = "session";
  day.textContent = named("session", session);
  line.append(link, day, excerpt);
  return line;
}

/* What a filter's value is called on this page. */
function named(filter, value) {
  return [...document.getElementById(filter).options].find((option) => option.value === value)?.textContent ?? "";
}

function plain(words) {
  // these two alone are written otherwise
  return words.replaceAll("&lt;", "<").replaceAll("&gt;", ">");
}

function fill() {
  const query = new URLSearchParams(location.search);
  for (const field of form.elements) if (field.name) field.value = query.get(field.name) ?? "";
}

document.getElementById("unavailable").remove();
let waiting;
form.addEventListener("submit", (event) => {
  event.preventDefault();
  search();
});
form.addEventListener("input", () => {
  clearTimeout(waiting);
  waiting = setTimeout(search, 250);
});
more.addEventListener("click", showMore);
fill();
search();
