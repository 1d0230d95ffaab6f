;;; What nXML says of files, as JSON on standard output; errors of Emacs go to standard error. -*- lexical-binding: t -*-
;;; emacs -Q --batch -l nxml.el FILE...
;;; emacs -Q --batch -l nxml.el --complete FILE TEXT-BEFORE-THE-CURSOR

(require 'json)
(require 'nxml-mode)
(require 'rng-valid)

(setq enable-local-variables t)
(defun hack-local-variables-confirm (&rest _)
  "Fail where a person would be asked."
  (error "Emacs asks whether the settings of this folder are safe"))

(defun corpuskit-errors ()
  "Return the errors that nXML marks, each with its line and its message."
  (let (found)
    (dolist (overlay (overlays-in (point-min) (1+ (point-max))))
      (when (eq (overlay-get overlay 'category) 'rng-error)
        (push `((line . ,(line-number-at-pos (overlay-start overlay)))
                (message . ,(overlay-get overlay 'help-echo)))
              found)))
    (vconcat (sort found (lambda (a b) (< (alist-get 'line a) (alist-get 'line b)))))))

(defun corpuskit-file (file)
  "Return what nXML and the settings of the folder make of FILE."
  (find-file file)
  (rng-validate-while-idle (current-buffer))
  `((file . ,(file-name-nondirectory file))
    (mode . ,(symbol-name major-mode))
    (schema . ,(or rng-current-schema-file-name ""))
    (validated . ,(if (= rng-validate-up-to-date-end (point-max)) t :json-false))
    (errors . ,(corpuskit-errors))
    (compile . ,compile-command)
    (wraps . ,(if visual-line-mode t :json-false))
    (tabs . ,(if indent-tabs-mode t :json-false))))

(defun corpuskit-offered (file before)
  "Return what nXML would complete in FILE behind the text BEFORE."
  (find-file file)
  (rng-validate-while-idle (current-buffer))
  (goto-char (point-min))
  (search-forward before)
  (pcase-let ((`(,start ,end ,table . ,_) (run-hook-with-args-until-success
                                           'completion-at-point-functions)))
    (all-completions (buffer-substring-no-properties start end) table)))

(princ (json-encode
        (pcase command-line-args-left
          (`("--complete" ,file ,before) (vconcat (corpuskit-offered file before)))
          (files (vconcat (mapcar #'corpuskit-file (mapcar #'expand-file-name files)))))))
(kill-emacs 0)
