;;; Settings of Emacs for this folder; each is one that Emacs takes without asking.
((nil . ((compile-command . "corpuskit check --format lines --fail-on never")))
 (nxml-mode . ((indent-tabs-mode . nil)
               (require-final-newline . t)
               (mode . visual-line))))
