// The browser says nothing when htmx cannot reach the server: HTML has no words for that.
document.addEventListener("htmx:sendError", () => {
  const words = document.getElementById("unreachable").content.cloneNode(true);
  document.getElementById("said").replaceChildren(words);
});
