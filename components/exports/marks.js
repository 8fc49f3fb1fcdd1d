// Draws the charts of this page; a click on a mark leaves the claims behind it in the table of claims.
"use strict";
const settings = {
  displaylogo: false, responsive: false, showSendToCloud: false, plotlyServerURL: "",
  modeBarButtonsToRemove: ["lasso2d", "autoScale2d"],
};
const rows = [...document.querySelectorAll("tr[data-claim]")];
const section = document.getElementById("claims");
const told = document.getElementById("told");
const all = document.getElementById("all");
const invitation = told ? told.textContent : "";

function show(claims) {
  const chosen = new Set(claims);
  for (const row of rows) row.hidden = chosen.size > 0 && !chosen.has(row.dataset.claim);
  const shown = rows.filter(row => !row.hidden).length;
  told.textContent = chosen.size ? `${shown} of ${rows.length} claims: those behind the mark.` : invitation;
  all.hidden = !chosen.size;
  if (chosen.size) section.scrollIntoView({block: "nearest"});
}

function opened(event) {
  if (told && event && event.points.length) show(event.points.flatMap(point => point.customdata || []));
}

if (all) all.addEventListener("click", () => show([]));
for (const plot of document.querySelectorAll(".plot")) {
  const figure = JSON.parse(document.getElementById(plot.dataset.figure).textContent);
  const {width, height} = figure.layout;
  Plotly.newPlot(plot, figure.data, figure.layout, settings);
  plot.on("plotly_click", opened);
  plot.on("plotly_selected", opened);
  for (const button of plot.closest("figure").querySelectorAll("button"))
    button.addEventListener("click", () => Plotly.downloadImage(
      plot, {format: button.value, width, height, scale: button.value === "png" ? 2 : 1, filename: document.title}));
}
