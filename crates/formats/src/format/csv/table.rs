//! The records of a table of text.

use csv::{ByteRecord, StringRecord};
use hexapla_model::Severity;
use hexapla_source::Cause;
use hexapla_source::findings::shown;
use hexapla_source::stream::Stream;

use crate::reading::builder::Builder;

/// Whether a quotation mark at the head of a cell quotes it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Quoting {
    Quoted,
    /// It is a character of the text.
    Raw,
}

/// How the records of a table are read.
pub(super) fn options(delimiter: u8, quoting: Quoting) -> csv::ReaderBuilder {
    let mut options = csv::ReaderBuilder::new();
    options.delimiter(delimiter).quoting(quoting == Quoting::Quoted).has_headers(false).flexible(true);
    options
}

/// The records of a table with their lines.
pub(super) struct Table<'a> {
    reader: csv::Reader<Stream<'a>>,
    record: ByteRecord,
}

impl<'a> Table<'a> {
    pub(super) fn new(mut source: Stream<'a>, delimiter: u8, quoting: Quoting) -> Self {
        source.keep_line_ends();
        Self { reader: options(delimiter, quoting).from_reader(source), record: ByteRecord::new() }
    }

    /// The next record that is text and the line that it begins on.
    pub(super) fn next(&mut self, builder: &mut Builder<'_>) -> Result<Option<(u32, StringRecord)>, Cause> {
        loop {
            self.reader.get_mut().begin_item();
            let start = self.reader.position().byte();
            let read = self.reader.read_byte_record(&mut self.record);
            let line = self.reader.get_mut().line_at(start);
            match read {
                Ok(false) => return Ok(None),
                Ok(true) => {}
                Err(error) => {
                    let csv::ErrorKind::Io(error) = error.into_kind() else {
                        return Ok(None);
                    };
                    return Err(self.reader.get_mut().failure(error));
                }
            }
            let record = std::mem::take(&mut self.record);
            match StringRecord::from_byte_record(record) {
                Ok(record) => return Ok(Some((line, record))),
                Err(error) => {
                    let record = error.into_byte_record();
                    let shows: Vec<_> = record.iter().map(String::from_utf8_lossy).collect();
                    let message = format!("not UTF-8, skipped: `{}`", shown(&shows.join(" ")));
                    let hint = "save it as UTF-8 (in Excel: CSV UTF-8), or convert it (for example: iconv -f ENCODING -t UTF-8)";
                    builder.finding(Severity::Error, line, &message, hint);
                }
            }
        }
    }

    /// The first records, up to `most`.
    pub(super) fn first(
        &mut self,
        most: usize,
        builder: &mut Builder<'_>,
    ) -> Result<Vec<(u32, StringRecord)>, Cause> {
        let mut records = Vec::new();
        while records.len() < most
            && let Some(record) = self.next(builder)?
        {
            records.push(record);
        }
        Ok(records)
    }
}
