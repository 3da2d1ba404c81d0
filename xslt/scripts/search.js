/* The search of a site. Each language of the corpus has an index of its own, in a folder of its name beside this file, which
   knows the inflections of that language; all are asked, and their answers are put into one order. Whole words are found, in any
   form; where there is none, words that begin so. What is asked for stands in the address of the page, so that it can be sent to
   others. Words to show come from the page. */

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
    const lists = await Promise.all((await indexes).map((each) => passages(each, query)));
    if (turn !== latest) return;
    const all = lists.flat().sort((one, other) => other.score - one.score);
    const whole = all.filter((result) => result.whole);
    found = whole.length || /"/.test(query.get("q")) ? whole : all;
  } catch (error) {
    indexes = undefined;
    answer.textContent = answer.dataset.failed;
    return;
  }
  shown = 0;
  const { none, one, many, beginning } = answer.dataset;
  const count = (found.length === 0 ? none : found.length === 1 ? one : many).replace("%1", found.length);
  answer.textContent = found.some((result) => !result.whole) ? `${beginning} ${count}` : count;
  await showMore();
}

/* The passages of one index that have all words, or words that begin so, and get through the filters. */
async function passages({ language, index, filters }, query) {
  const asked = query.get("q") ?? "";
  const words = (asked.match(/"[^"]+"|[^\s"]+/g) ?? []).filter((word) => /[\p{L}\p{N}]/u.test(word));
  // without words all passages are found, and the filters let some of them through
  const { results } = await index.search(asked.replaceAll('"', " ").trim() || null);
  // what stands in quotation marks is found as a whole
  const having = await Promise.all(words.map((word) => index.search(`"${word.replaceAll('"', "")}"`)));
  const sets = having.map(({ results }) => new Set(results.map((result) => result.id)));
  return results
    .map((result) => ({ ...result, language, held: filters[result.id], whole: sets.every((each) => each.has(result.id)) }))
    .filter(({ held }) => FILTERS.every((name, number) => !query.has(name) || held[number + 1].includes(query.get(name))));
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
  const [address, speakers, , , [session]] = held;
  link.href = new URL(address, root).href;
  const place = placed(link.hash.slice(1));
  const said = [...speakers.map((key) => named("speaker", key)), place].filter(Boolean).join(" · ");
  link.textContent = said || named("session", session);
  const excerpt = document.createElement("p");
  excerpt.lang = language;
  for (const [, open, words] of passage.excerpt.matchAll(/(<mark>)?([^<]+)(?:<\/mark>)?/g)) {
    const piece = open ? document.createElement("mark") : document.createElement("span");
    piece.textContent = plain(words);
    excerpt.append(piece);
  }
  const all = plain(passage.raw_content ?? passage.content).trim();
  const part = excerpt.textContent.trim();
  if (!all.startsWith(part.slice(0, 30))) excerpt.prepend("… ");
  if (!all.endsWith(part.slice(-30))) excerpt.append(" …");
  const day = document.createElement("p");
  day.className = "session";
  day.textContent = said && named("session", session);
  line.append(link, day, excerpt);
  return line;
}

/* What a place in a document is called: the number of its paragraph, or what kind of place it is. */
function placed(address) {
  const at = address.replace(/^s\d+\./, "");
  const { item, fn, ...kinds } = JSON.parse(answer.dataset.places);
  if (/^item-.*\./.test(at)) return at.slice(5);
  if (at.startsWith("item-")) return item.replace("%1", at.slice(5));
  if (/^fn/.test(at)) return `${fn} ${at.replace(/^fn-?/, "")}`;
  return kinds[Object.keys(kinds).find((kind) => at.startsWith(kind))] ?? "";
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
