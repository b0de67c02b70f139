//! Dates, and lists and ranges of them: `11–15 March 2024`, `2024年3月11日至15日`.

use std::fmt::Write as _;

use hexapla_model::{EntityKind, Span};

use super::Scanner;
use super::lexicon::Meaning;
use super::number::run;

/// A day or month as far as it is known.
#[derive(Debug, Clone, Copy)]
struct Item {
    span: Span,
    day: Option<u32>,
    month: Option<u32>,
    year: Option<u32>,
}

/// No list has more items.
const MOST: usize = 16;

/// The items of a list, in order.
#[derive(Default)]
struct List {
    items: Vec<Item>,
    /// How many of them are complete, and the byte after those.
    done: usize,
    end: usize,
}

impl List {
    fn push(&mut self, start: usize, end: usize, day: Option<u32>, month: Option<u32>) {
        self.items.push(Item { span: Span::new(start, end), day, month, year: None });
    }

    /// Marks all items as complete up to the byte `end`, which the last one takes in.
    fn finish(&mut self, end: usize) {
        self.done = self.items.len();
        self.end = end;
        if let Some(last) = self.items.last_mut() {
            last.span = Span::new(last.span.start as usize, end);
        }
    }
}

impl Scanner<'_, '_> {
    /// Reads the dates at `at`, which is a day or a month.
    pub(super) fn date(&mut self, at: usize) -> Option<usize> {
        let mut list = List::default();
        let mut next = at;
        let (mut certain, mut linked) = (false, true);
        while list.items.len() < MOST {
            if let Some((day, end)) = self.day(next).filter(|_| linked) {
                list.push(next, end, Some(day), None);
                next = end;
            } else if let Some((month, doubtful, end)) = self.month(next) {
                let pending = list.items.iter().any(|item| item.month.is_none());
                if !pending {
                    list.push(next, end, None, Some(month));
                }
                list.items.iter_mut().for_each(|item| item.month = item.month.or(Some(month)));
                let after = self.month_first(&mut list, end).unwrap_or(end);
                let after = self.year(&mut list, after).unwrap_or(after);
                certain |= pending || after > end || !doubtful;
                list.finish(after);
                next = after;
            } else {
                break;
            }
            // Behind a day with no link only a month can follow.
            linked = false;
            if let Some(after) = self.link(next) {
                (next, linked) = (after, true);
            } else if list.done < list.items.len() {
                next = self.filler(next);
            } else {
                break;
            }
        }
        if list.done == 0 || !certain {
            return None;
        }
        Some(self.emit_dates(&list))
    }

    /// Gives out the complete items of a list; the byte after them.
    fn emit_dates(&mut self, list: &List) -> usize {
        for item in &list.items[..list.done] {
            self.key.clear();
            let _ = match (item.year, item.month, item.day) {
                (Some(y), Some(m), Some(d)) => write!(self.key, "{y}-{m:02}-{d:02}"),
                (Some(y), Some(m), None) => write!(self.key, "{y}-{m:02}"),
                (_, Some(m), Some(d)) => write!(self.key, "--{m:02}-{d:02}"),
                (_, Some(m), None) => write!(self.key, "--{m:02}"),
                _ => continue,
            };
            self.emit(EntityKind::Date, item.span.start as usize, item.span.end as usize);
        }
        list.end
    }

    /// A day of the month in figures at `at`.
    fn day(&mut self, at: usize) -> Option<(u32, usize)> {
        let run = run(self.text, at).filter(|run| run.digits <= 2 && (1..=31).contains(&run.value))?;
        let mut end = run.end;
        let rest = &self.text[end..];
        let marks = ["st", "nd", "rd", "th", "er", "ère", "º", "-го", "-е", "."];
        let dotted = self.tables.stops.dotted_ordinals;
        let mark = marks.iter().find(|mark| rest.starts_with(**mark) && (**mark != "." || dotted));
        end += mark.map_or(0, |mark| mark.len());
        let next = self.text[end..].chars().next();
        if next.is_some_and(|c| c.is_alphanumeric() || matches!(c, '/' | '%')) {
            return None;
        }
        if matches!(next, Some('.' | ',')) && super::number::run(self.text, end + 1).is_some() {
            return None;
        }
        u32::try_from(run.value).ok().map(|day| (day, end))
    }

    /// A month by name at `at`; whether the name is doubtful.
    fn month(&mut self, at: usize) -> Option<(u32, bool, usize)> {
        let c = self.text[at..].chars().next().filter(|c| c.is_alphabetic())?;
        let (Meaning::Month(month, doubtful), end) = self.lookup(at)? else { return None };
        let doubtful =
            doubtful || c.is_lowercase() && self.text[at..end].is_ascii() && self.tables.month_capitals;
        // Arabic texts give both names: كانون الأول/ديسمبر.
        let slash = self.skip_space(end);
        let other =
            if self.text[slash..].starts_with('/') { self.lookup(self.skip_space(slash + 1)) } else { None };
        match other {
            Some((Meaning::Month(second, _), end)) if second == month => Some((u32::from(month), false, end)),
            _ => Some((u32::from(month), doubtful, end)),
        }
    }

    /// The day and comma after a month: `December 12, 2023`.
    fn month_first(&mut self, list: &mut List, at: usize) -> Option<usize> {
        let last = list.items.last_mut().filter(|item| item.day.is_none())?;
        let start = self.text.len() - self.text[at..].trim_start().len();
        let run = run(self.text, start).filter(|run| run.digits <= 2 && (1..=31).contains(&run.value))?;
        let after = self.text[run.end..].strip_prefix(',')?.trim_start();
        let year = super::number::run(self.text, self.text.len() - after.len())?;
        if year.digits != 4 {
            return None;
        }
        last.day = u32::try_from(run.value).ok();
        Some(run.end)
    }

    /// The year after a month; it holds for all items that have none.
    fn year(&mut self, list: &mut List, at: usize) -> Option<usize> {
        let mut next = self.skip_space(at);
        if let Some(rest) = self.text[next..].strip_prefix(',') {
            next = self.skip_space(self.text.len() - rest.len());
        }
        for _ in 0..2 {
            next = self.filler(next);
        }
        let run = run(self.text, next).filter(|run| run.digits == 4 && (1500..2200).contains(&run.value))?;
        let year = u32::try_from(run.value).ok();
        list.items.iter_mut().for_each(|item| item.year = item.year.or(year));
        Some(run.end)
    }

    /// The byte after white space and a word such as `de`.
    fn filler(&mut self, at: usize) -> usize {
        let next = self.skip_space(at);
        match self.lookup(next) {
            Some((Meaning::Filler, end)) => self.skip_space(end),
            _ => next,
        }
    }

    /// The byte after what links two items of a list: a word, a dash, a comma.
    pub(super) fn link(&mut self, at: usize) -> Option<usize> {
        let next = self.skip_space(at);
        let rest = &self.text[next..];
        let c = rest.chars().next()?;
        let mark = matches!(c, '-' | '\u{2010}'..='\u{2015}' | ',' | '\u{60C}');
        let mut end = if mark || is_chinese_link(c) {
            next + c.len_utf8()
        } else {
            match self.lookup(next)? {
                (Meaning::Link, end) => end,
                _ => return None,
            }
        };
        end = self.skip_space(end);
        // `, and`; `au 15`; `al 15`.
        if let Some((Meaning::Link | Meaning::Filler, after)) = self.lookup(end) {
            end = self.skip_space(after);
        }
        Some(end)
    }

    /// Reads the dates of a Chinese text at `at`: figures with 年, 月 and 日.
    pub(super) fn chinese_date(&mut self, at: usize) -> Option<usize> {
        let mut list = List::default();
        let (mut year, mut month) = (None, None);
        let (mut next, mut start) = (at, at);
        while let Some(run) = run(self.text, next).filter(|run| run.digits <= 4 && list.items.len() < MOST) {
            let Ok(value) = u32::try_from(run.value) else { break };
            let mark = self.skip_space(run.end);
            let c = self.text[mark..].chars().next();
            let after = c.map_or(mark, |c| mark + c.len_utf8());
            match c {
                Some('年') if run.digits == 4 => {
                    (year, month) = (Some(value), None);
                    next = self.skip_space(after);
                    continue;
                }
                Some('月') if (1..=12).contains(&value) && !self.text[after..].starts_with('份') => {
                    month = Some(value);
                    next = self.skip_space(after);
                    if self.is_chinese_day(next, month) {
                        continue;
                    }
                    list.push(start, after, None, month);
                }
                Some('日' | '号') if month.is_some() && (1..=31).contains(&value) => {
                    list.push(start, after, Some(value), month);
                }
                _ if self.is_chinese_day(next, month) => list.push(start, run.end, Some(value), month),
                _ => break,
            }
            let end = list.items.last().map_or(after, |item| item.span.end as usize);
            if let Some(item) = list.items.last_mut() {
                item.year = year;
            }
            list.finish(end);
            let Some(linked) = self.link(end) else { break };
            (next, start) = (linked, linked);
        }
        (list.done > 0).then(|| self.emit_dates(&list))
    }

    /// Whether the figures at `at` are a day: 日 is after them, or a link to another day (`11至15日`).
    fn is_chinese_day(&mut self, at: usize, month: Option<u32>) -> bool {
        if month.is_none() {
            return false;
        }
        let mut next = at;
        for _ in 0..8 {
            let Some(run) =
                run(self.text, next).filter(|run| run.digits <= 2 && (1..=31).contains(&run.value))
            else {
                return false;
            };
            let mark = self.skip_space(run.end);
            if self.text[mark..].starts_with(['日', '号']) {
                return true;
            }
            let Some(linked) = self.link(run.end) else { return false };
            next = linked;
        }
        false
    }
}

/// Whether `c` links the items of a Chinese list.
pub(super) fn is_chinese_link(c: char) -> bool {
    matches!(c, '至' | '到' | '和' | '及' | '与' | '或' | '、')
}
