// Citations of single paragraphs: a button beside the number of each opens what "How to cite" says, with the paragraph
// named, ready to be copied. The page lacks nothing without this script.

const sections = [...document.querySelectorAll("section.cite")];

const menu = document.createElement("div");
menu.className = "cite-menu";
menu.popover = "auto";
menu.setAttribute("role", "group");
document.querySelector("main").append(menu);

for (const locus of document.querySelectorAll("article a.locus")) {
  const article = locus.closest("article");
  const session = [...article.parentElement.querySelectorAll(":scope > article")].indexOf(article);
  const section = sections[session];
  if (!section) continue;
  const number = locus.lastChild.textContent;
  const button = document.createElement("button");
  button.type = "button";
  button.className = "cite-this";
  button.textContent = "❝";
  button.setAttribute("aria-label", section.dataset.cite.replace("%1", number));
  button.popoverTargetElement = menu;
  button.addEventListener("click", () => offer(section, number, locus.href, button.ariaLabel));
  locus.after(button);
}

// Fill the menu with the forms of a citation.
function offer(section, number, address, title) {
  menu.setAttribute("aria-label", title);
  const heading = document.createElement("p");
  heading.textContent = title;
  const status = document.createElement("p");
  status.setAttribute("role", "status");
  const forms = [...section.querySelectorAll("details")].map((form) => {
    const button = document.createElement("button");
    button.type = "button";
    button.textContent = form.querySelector("summary").textContent;
    button.addEventListener("click", async () => {
      const words = citation(form, number, address);
      status.textContent = "";
      shown.textContent = words;
      if (await copied(words, shown)) status.textContent = section.dataset.copied;
    });
    return button;
  });
  const shown = document.createElement("pre");
  shown.textContent = citation(section.querySelector("details"), number, address);
  menu.replaceChildren(heading, ...forms, status, shown);
}

// The words of a form with a paragraph named, and its address where the page has one on the network.
function citation(form, number, address) {
  const words = form.querySelector("pre").cloneNode(true);
  const passage = words.querySelector(".passage");
  const web = address.startsWith("http") ? `, ${address}` : "";
  passage.textContent = passage.dataset.words.replace("%1", () => number).replace("%2", () => web);
  return words.textContent;
}

// Copying is refused here and there; then the words are there to be copied by hand.
async function copied(words, element) {
  try {
    await navigator.clipboard.writeText(words);
    return true;
  } catch {
    getSelection().selectAllChildren(element);
    return false;
  }
}
