//! Plots of bars as SVG in a page: what is drawn is as wide as the page, what is written keeps its size.

use std::io::{self, Write};

use crate::writing::escape::markup;

/// How high the columns are at most, and what is below them, in pixels.
const HEIGHT: f64 = 120.0;
const FOOT: f64 = 22.0;
/// How high a line is, in pixels.
const LINE: f64 = 26.0;
/// Where the bars of lines begin, and how long they are at most, in percent of the width.
const START: f64 = 34.0;
const LENGTH: f64 = 48.0;
/// How much of the room of a column is its own.
const FILLED: f64 = 0.84;

/// One bar.
#[derive(Debug)]
pub(super) struct Bar {
    /// What is written at it.
    pub(super) label: String,
    /// What is said of it in words.
    pub(super) note: String,
    pub(super) value: f64,
    /// What is written behind it.
    pub(super) shown: String,
}

/// Writes columns side by side.
pub(super) fn columns(title: &str, bars: &[Bar], out: &mut dyn Write) -> io::Result<()> {
    open(title, bars, HEIGHT + FOOT, out)?;
    let (most, room) = (most(bars), 100.0 / bars.len().max(1) as f64);
    for (n, bar) in bars.iter().enumerate() {
        let height = shown_length(bar.value, HEIGHT * bar.value / most);
        let (x, y) = (room * (n as f64 + (1.0 - FILLED) / 2.0), HEIGHT - height);
        writeln!(
            out,
            "<rect x=\"{x:.2}%\" y=\"{y:.1}\" width=\"{:.2}%\" height=\"{height:.1}\"><title>{}</title></rect>",
            room * FILLED,
            markup(&bar.note)
        )?;
        if !bar.label.is_empty() {
            let middle = room * (n as f64 + 0.5);
            let y = HEIGHT + FOOT - 6.0;
            writeln!(
                out,
                "<text x=\"{middle:.2}%\" y=\"{y}\" text-anchor=\"middle\">{}</text>",
                markup(&bar.label)
            )?;
        }
    }
    writeln!(out, "<line x1=\"0\" x2=\"100%\" y1=\"{HEIGHT}\" y2=\"{HEIGHT}\"/>\n</svg></figure>")
}

/// Writes bars below each other.
pub(super) fn lines(title: &str, bars: &[Bar], out: &mut dyn Write) -> io::Result<()> {
    open(title, bars, LINE * bars.len().max(1) as f64, out)?;
    let most = most(bars);
    for (n, bar) in bars.iter().enumerate() {
        let (top, length) = (LINE * n as f64, shown_length(bar.value, LENGTH * bar.value / most));
        let base = top + 17.0;
        writeln!(out, "<text x=\"0\" y=\"{base}\">{}</text>", markup(&bar.label))?;
        writeln!(
            out,
            "<rect x=\"{START}%\" y=\"{}\" width=\"{length:.2}%\" height=\"14\"><title>{}</title></rect>",
            top + 6.0,
            markup(&bar.note)
        )?;
        let end = START + length + 1.5;
        writeln!(out, "<text x=\"{end:.2}%\" y=\"{base}\">{}</text>", markup(&bar.shown))?;
    }
    writeln!(out, "</svg></figure>")
}

/// Opens a plot; what it shows is in words too.
fn open(title: &str, bars: &[Bar], height: f64, out: &mut dyn Write) -> io::Result<()> {
    let words: Vec<String> =
        bars.iter().map(|bar| [bar.label.as_str(), &bar.note].join(" ").trim().to_owned()).collect();
    let words = words.join("; ");
    writeln!(out, "<figure><figcaption>{}</figcaption>", markup(title))?;
    writeln!(
        out,
        "<svg role=\"img\" width=\"100%\" height=\"{height}\" aria-label=\"{}: {}\">",
        markup(title),
        markup(&words)
    )
}

/// The greatest value, and something to divide by where all are 0.
fn most(bars: &[Bar]) -> f64 {
    bars.iter().map(|bar| bar.value).fold(0.0, f64::max).max(f64::MIN_POSITIVE)
}

/// What is not nothing is seen.
fn shown_length(value: f64, length: f64) -> f64 {
    if value > 0.0 { length.max(1.0) } else { 0.0 }
}
