// A number shows its passport in a card: by hover, by Enter or Space, by a tap. Without this script it
// is a link to the same passport at the end of the page.
{
  const { label, more } = document.currentScript.dataset;
  const card = document.createElement("div");
  card.className = "passport-card";
  card.id = "book-passport";
  card.tabIndex = -1;
  card.popover = "auto"; // Esc and a tap beside it close it, and the focus goes back by itself
  card.role = "dialog";
  card.ariaLabel = label;
  document.body.append(card);

  let number = null; // whose passport is shown
  let timer = 0;

  const show = (link, focus) => {
    clearTimeout(timer);
    const passport = document.getElementById(decodeURIComponent(link.hash.slice(1)));
    if (!passport) return false;
    if (number !== link || !card.matches(":popover-open")) {
      const copy = passport.cloneNode(true);
      copy.querySelectorAll("[id]").forEach((part) => part.removeAttribute("id"));
      copy.querySelectorAll(".passport-back").forEach((back) => back.remove());
      const rest = Object.assign(document.createElement("a"), { href: link.hash, textContent: more, className: "passport-more" });
      card.replaceChildren(...copy.childNodes, rest);
      if (number) number.ariaExpanded = "false";
      card.showPopover();
      card.scrollTop = 0;
      number = link;
      link.ariaExpanded = "true";
      place(link);
    }
    if (focus) card.focus({ preventScroll: true });
    return true;
  };

  // Under the number, above it where there is no room. On a narrow page the style sheet makes the card
  // a sheet at the lower edge and these two lengths go unused.
  const place = (link) => {
    const at = link.getClientRects()[0];
    const room = document.documentElement.clientWidth - card.offsetWidth - 16;
    const above = at.bottom + card.offsetHeight + 16 > innerHeight && at.top > card.offsetHeight + 16;
    card.style.setProperty("--x", `${scrollX + Math.max(16, Math.min(at.left, room))}px`);
    card.style.setProperty("--y", `${scrollY + (above ? at.top - card.offsetHeight - 8 : at.bottom + 8)}px`);
  };

  const later = (work, delay) => {
    clearTimeout(timer);
    timer = setTimeout(work, delay);
  };
  const leave = () => {
    if (!card.contains(document.activeElement)) card.hidePopover();
  };

  for (const link of document.querySelectorAll("a.num")) {
    link.ariaHasPopup = "dialog";
    link.ariaExpanded = "false";
    link.addEventListener("pointerenter", (event) => {
      if (event.pointerType === "mouse") later(() => show(link, false), 150);
    });
    link.addEventListener("pointerleave", (event) => {
      if (event.pointerType === "mouse") later(leave, 250);
    });
    link.addEventListener("click", (event) => {
      if (event.ctrlKey || event.metaKey || event.shiftKey) return;
      if (show(link, true)) event.preventDefault();
    });
    link.addEventListener("keydown", (event) => {
      if (event.key === " " && show(link, true)) event.preventDefault();
    });
  }
  card.addEventListener("pointerenter", () => clearTimeout(timer));
  card.addEventListener("pointerleave", (event) => {
    if (event.pointerType === "mouse") later(leave, 250);
  });
  card.addEventListener("click", (event) => {
    if (event.target.closest('a[href^="#"]')) card.hidePopover();
  });
  card.addEventListener("toggle", (event) => {
    if (event.newState === "closed" && number) number.ariaExpanded = "false";
  });
}
