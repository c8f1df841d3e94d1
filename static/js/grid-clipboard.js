// Blocks of cells as spreadsheets copy them: tabs between cells, quotes around texts of several lines.

import { fieldOf, textOf } from "./grid-cell.js";

export function parse(text) {
  const rows = [[""]];
  let isQuoted = false;
  const source = text.replace(/\r\n?/g, "\n").replace(/\n$/, "");
  for (let i = 0; i < source.length; i += 1) {
    const sign = source[i];
    const row = rows[rows.length - 1];
    const isEmpty = row[row.length - 1] === "";
    if (isQuoted && sign === '"' && source[i + 1] === '"') {
      row[row.length - 1] += '"';
      i += 1;
    } else if (isQuoted ? sign === '"' : sign === '"' && isEmpty && source.indexOf('"', i + 1) > 0) {
      isQuoted = !isQuoted;
    } else if (!isQuoted && sign === "\t") {
      row.push("");
    } else if (!isQuoted && sign === "\n") {
      rows.push([""]);
    } else {
      row[row.length - 1] += sign;
    }
  }
  return rows;
}

export function written(rows) {
  const quoted = (text) => (/[\t\n"]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
  return rows.map((row) => row.map(quoted).join("\t")).join("\n");
}

export function onClip(grid, event) {
  if (grid.editing || !grid.at || document.activeElement !== grid.at) return;
  event.preventDefault();
  if (event.type === "paste") {
    paste(grid, parse(event.clipboardData.getData("text/plain")));
    return;
  }
  event.clipboardData.setData("text/plain", written(grid.block().map((row) => row.map(textOf))));
  grid.say("copied");
  if (event.type === "cut") grid.write(grid.block().flat().map((cell) => [cell, ""]));
}

// A single text fills the chosen block; a block goes in from the top left cell on, with more rows where the page can
// make them.
async function paste(grid, rows) {
  const block = grid.block();
  if (rows.length === 1 && rows[0].length === 1) {
    grid.say(grid.write(block.flat().map((cell) => [cell, rows[0][0]])) ? "untaken" : "pasted");
    return;
  }
  let corner = block[0][0];
  const missing = grid.placeOf(corner)[0] + rows.length - grid.rows().length;
  const key = fieldOf(corner)?.name;
  if (missing > 0 && grid.more && key) {
    await grid.more(missing);
    corner = grid.fieldNamed(key)?.closest("[data-cell]") ?? grid.at;
    grid.go(corner);
  }
  const [top, left] = grid.placeOf(corner);
  const pairs = grid.rows().slice(top, top + rows.length).flatMap((row, index) => {
    const cells = [...row.querySelectorAll("[data-cell]")].slice(left, left + rows[index].length);
    return cells.map((cell, column) => [cell, rows[index][column]]);
  });
  const untaken = grid.write(pairs);
  const isCutOff = pairs.length < rows.reduce((sum, row) => sum + row.length, 0);
  grid.say(isCutOff ? "cutOff" : untaken ? "untaken" : "pasted");
}
