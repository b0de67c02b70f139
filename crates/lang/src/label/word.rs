//! Words that name what a label counts, before its number, with their abbreviations.

use hexapla_model::StepKind;

/// How far a word with its number is a label.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Trust {
    /// Whatever follows.
    Name,
    /// If a mark closes it; without one where others of its form count up with it.
    Closed,
    /// Only where others of its form count up with it: sentences open with it too.
    Count,
}

/// A word that names what is counted.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Word {
    /// Folded as [`crate::numeral::folded_prefix`] folds.
    pub(crate) text: &'static str,
    /// What it names.
    pub(crate) kind: StepKind,
    pub(crate) trust: Trust,
    /// Whether the number may follow without a space.
    pub(crate) tight: bool,
}

const fn word(text: &'static str, kind: StepKind, trust: Trust) -> Word {
    Word { text, kind, trust, tight: false }
}

const fn code(text: &'static str, kind: StepKind, trust: Trust) -> Word {
    Word { text, kind, trust, tight: true }
}

/// The words before a number.
pub(crate) const WORDS: &[Word] = {
    use StepKind::{Annex, Article, Chapter, Paragraph, Part, Section};
    use Trust::{Closed, Count, Name};
    &[
        word("article", Article, Name),
        word("artículo", Article, Name),
        word("статья", Article, Name),
        word("artikel", Article, Name),
        word("الماده", Article, Name),
        word("annexe", Annex, Name),
        word("annex", Annex, Name),
        word("appendix", Annex, Name),
        word("appendice", Annex, Name),
        word("apéndice", Annex, Name),
        word("anexo", Annex, Name),
        word("приложение", Annex, Name),
        word("المرفق", Annex, Name),
        word("التذييل", Annex, Name),
        word("附件", Annex, Name),
        word("附录", Annex, Name),
        word("chapter", Chapter, Name),
        word("chapitre", Chapter, Name),
        word("capítulo", Chapter, Name),
        word("глава", Chapter, Name),
        word("kapitel", Chapter, Name),
        word("الفصل", Chapter, Name),
        word("section", Section, Name),
        word("sección", Section, Name),
        word("раздел", Section, Name),
        word("الفرع", Section, Name),
        word("part", Part, Name),
        word("partie", Part, Name),
        word("parte", Part, Name),
        word("часть", Part, Name),
        word("الجزء", Part, Name),
        word("goal", Part, Name),
        word("objectif", Part, Name),
        word("objetivo", Part, Name),
        word("цель", Part, Name),
        word("الهدف", Part, Name),
        word("目标", Part, Name),
        word("rule", Article, Closed),
        word("règle", Article, Closed),
        word("regla", Article, Closed),
        word("правило", Article, Closed),
        word("القاعده", Article, Closed),
        word("قاعده", Article, Closed),
        word("规则", Article, Closed),
        word("clause", Article, Closed),
        word("cláusula", Article, Closed),
        word("regulation", Article, Closed),
        word("disposition", Article, Closed),
        word("disposición", Article, Closed),
        word("principle", Article, Closed),
        word("principe", Article, Closed),
        word("principio", Article, Closed),
        word("принцип", Article, Closed),
        word("المبدا", Article, Closed),
        word("原则", Article, Closed),
        word("guideline", Article, Closed),
        word("directriz", Article, Closed),
        word("ماده", Article, Closed),
        word("条款", Article, Closed),
        word("artigo", Article, Closed),
        word("articolo", Article, Closed),
        code("art.", Article, Closed),
        code("arts.", Article, Closed),
        code("ст.", Article, Closed),
        code("م.", Article, Closed),
        code("reg.", Article, Closed),
        code("cl.", Article, Closed),
        code("princ.", Article, Closed),
        code("ann.", Annex, Closed),
        code("app.", Annex, Closed),
        code("ap.", Annex, Closed),
        code("прил.", Annex, Closed),
        code("anx.", Annex, Closed),
        code("chap.", Chapter, Closed),
        code("ch.", Chapter, Closed),
        code("cap.", Chapter, Closed),
        code("гл.", Chapter, Closed),
        code("sec.", Section, Closed),
        code("sect.", Section, Closed),
        code("secc.", Section, Closed),
        code("разд.", Section, Closed),
        code("§§", Paragraph, Count),
        code("§", Paragraph, Count),
        code("¶", Paragraph, Count),
        code("no.", Paragraph, Count),
        code("nos.", Paragraph, Count),
        code("n°", Paragraph, Count),
        code("nº", Paragraph, Count),
        code("nᵒ", Paragraph, Count),
        code("№", Paragraph, Count),
        code("n.º", Paragraph, Count),
        code("n.°", Paragraph, Count),
        code("n.o", Paragraph, Count),
        code("núm.", Paragraph, Count),
        code("num.", Paragraph, Count),
        code("nr.", Paragraph, Count),
        code("par.", Paragraph, Count),
        code("para.", Paragraph, Count),
        code("paras.", Paragraph, Count),
        code("párr.", Paragraph, Count),
        code("parr.", Paragraph, Count),
        code("parág.", Paragraph, Count),
        code("п.", Paragraph, Count),
        code("пп.", Paragraph, Count),
        code("пар.", Paragraph, Count),
        code("ф.", Paragraph, Count),
        code("#", Paragraph, Count),
        code("op.", Paragraph, Count),
        code("op-", Paragraph, Count),
        code("pp.", Paragraph, Count),
        code("pp-", Paragraph, Count),
        word("alinéa", Paragraph, Count),
        word("apartado", Paragraph, Count),
        word("numeral", Paragraph, Count),
        code("op", Paragraph, Count),
        code("pp", Paragraph, Count),
        word("paragraph", Paragraph, Count),
        word("para", Paragraph, Count),
        word("paragraphe", Paragraph, Count),
        word("par", Paragraph, Count),
        word("párrafo", Paragraph, Count),
        word("parrafo", Paragraph, Count),
        word("parágrafo", Paragraph, Count),
        word("paragraf", Paragraph, Count),
        word("absatz", Paragraph, Count),
        word("пункт", Paragraph, Count),
        word("параграф", Paragraph, Count),
        word("абзац", Paragraph, Count),
        word("الفقره", Paragraph, Count),
        word("فقره", Paragraph, Count),
        word("البند", Paragraph, Count),
        word("بند", Paragraph, Count),
        word("رقم", Paragraph, Count),
        word("段落", Paragraph, Count),
        word("段", Paragraph, Count),
        word("编号", Paragraph, Count),
        word("议程项目", Paragraph, Count),
        word("项目", Paragraph, Count),
        word("item", Paragraph, Count),
        word("point", Paragraph, Count),
        word("punto", Paragraph, Count),
        word("tema", Paragraph, Count),
        word("numéro", Paragraph, Count),
        word("número", Paragraph, Count),
        word("numero", Paragraph, Count),
        word("number", Paragraph, Count),
        word("no", Paragraph, Count),
        word("nr", Paragraph, Count),
        word("num", Paragraph, Count),
        word("номер", Paragraph, Count),
    ]
};

/// The words behind a number that `第` opens.
pub(crate) const MEASURES: &[Word] = {
    use StepKind::{Article, Chapter, Item, Paragraph, Part, Section, Subitem};
    use Trust::{Count, Name};
    &[
        word("条", Article, Name),
        word("條", Article, Name),
        word("章", Chapter, Name),
        word("节", Section, Name),
        word("節", Section, Name),
        word("部分", Part, Name),
        word("编", Part, Name),
        word("編", Part, Name),
        word("段落", Paragraph, Count),
        word("段", Paragraph, Count),
        word("款", Paragraph, Count),
        word("點", Paragraph, Count),
        word("点", Paragraph, Count),
        word("项", Item, Count),
        word("項", Item, Count),
        word("目", Subitem, Count),
    ]
};
