//! What the readers of corpora and term bases share: heads and columns of tables, rows, terms, what is skipped.

mod agreed;
pub(crate) mod builder;
pub(crate) mod columns;
pub(crate) mod edited;
pub(crate) mod forms;
pub(crate) mod guard;
pub(crate) mod head;
pub(crate) mod inline;
pub(crate) mod lang_order;
pub(crate) mod line_aligned;
pub(crate) mod neighbours;
pub(crate) mod packed;
pub(crate) mod pair_rows;
pub(crate) mod print;
pub(crate) mod record;
pub(crate) mod repeats;
pub(crate) mod review;
pub(crate) mod row;
pub(crate) mod sides;
pub(crate) mod term_builder;
pub(crate) mod term_columns;
pub(crate) mod term_facts;
pub(crate) mod term_rows;
pub(crate) mod tidy;
pub(crate) mod unread;
