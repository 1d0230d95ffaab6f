;;; One sitting of a person in Emacs, told as JSON on standard output. -*- lexical-binding: t -*-
;;; emacs --batch -l eglot.el INIT FOLDER SCRIPT: INIT is what the guide asks for, SCRIPT what is done.

(require 'json)
(package-initialize)
;; A machine under load is no failure: what waits here waits as long as it takes.
(setq make-backup-files nil create-lockfiles nil eglot-connect-timeout 300
      eglot-sync-connect 300)
(defvar corpuskit-told nil "What was seen so far, the last first.")

(defun corpuskit-tell (what seen)
  "Remember that SEEN was seen after WHAT was done."
  (push (cons what seen) corpuskit-told))

(defun corpuskit-open (file)
  "Visit FILE as a person does: what follows a command follows here."
  (find-file file)
  (run-hooks 'post-command-hook)
  (flymake-start))

(defun corpuskit-found ()
  "Return what is marked in this buffer by the server: line, words, text."
  (vconcat
   (mapcar (lambda (each)
             `((line . ,(line-number-at-pos (flymake-diagnostic-beg each)))
               (words . ,(buffer-substring-no-properties
                          (flymake-diagnostic-beg each) (flymake-diagnostic-end each)))
               (type . ,(symbol-name (flymake-diagnostic-type each)))
               (text . ,(flymake-diagnostic-text each))))
           (flymake-diagnostics))))

(defun corpuskit-typed ()
  "Do what Emacs does in a pause of typing: the server hears of it, nXML validates."
  (eglot--signal-textDocument/didChange)
  (rng-validate-while-idle (current-buffer)))

(defun corpuskit-wait (until)
  "Wait for two minutes at most, until the function UNTIL returns something."
  (let ((end (+ (float-time) 120)))
    (while (and (not (funcall until)) (< (float-time) end))
      (accept-process-output nil 0.05))
    (funcall until)))

(defun corpuskit-marked (pattern)
  "Return a function that tells whether a text of the server matches PATTERN."
  (lambda ()
    (seq-some (lambda (each) (string-match-p pattern (flymake-diagnostic-text each)))
              (flymake-diagnostics))))

(defun corpuskit-clear ()
  "Tell whether the server has nothing to say any more."
  (null (flymake-diagnostics)))

(defun corpuskit-replace (before after)
  "Replace the words BEFORE in this buffer by AFTER and stay behind them."
  (goto-char (point-min))
  (search-forward before)
  (replace-match after t t))

(defun corpuskit-complete ()
  "Complete at the cursor and return the tag as it then stands."
  (completion-at-point)
  (buffer-substring-no-properties
   (save-excursion (search-backward "<") (point)) (point)))

(defun corpuskit-nxml ()
  "Return what nXML has in the mode line and its first message."
  (let ((first (seq-find (lambda (each) (eq (overlay-get each 'category) 'rng-error))
                         (overlays-in (point-min) (1+ (point-max))))))
    `((state . ,(string-trim (rng-compute-mode-line-string)))
      (message . ,(and first (overlay-get first 'help-echo))))))

(pcase-let ((`(,init ,folder ,script) command-line-args-left))
  (load (expand-file-name init) nil t)
  (setq default-directory (file-name-as-directory (expand-file-name folder))
        command-line-args-left nil)
  (load (expand-file-name script) nil t)
  (princ (json-encode (nreverse corpuskit-told)))
  (kill-emacs 0))
