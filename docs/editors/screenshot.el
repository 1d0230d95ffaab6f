;;; Show a contradiction in Emacs as it is shown to anybody; screenshot.sh takes the picture. -*- lexical-binding: t -*-

(setq native-comp-async-report-warnings-errors nil
      inhibit-startup-screen t
      line-number-display-limit-width 1000000
      eglot-connect-timeout 120
      write-region-inhibit-fsync t)
(package-initialize)
(load-theme 'modus-operandi t)
(dolist (mode '(tool-bar-mode menu-bar-mode scroll-bar-mode blink-cursor-mode)) (funcall mode -1))
(set-fringe-mode '(14 . 4))
(set-face-attribute 'default nil :family "DejaVu Sans Mono" :height 130)
(set-frame-position nil 0 0)
(set-frame-size nil 1250 748 t)
(add-to-list 'display-buffer-alist '("\\*eldoc\\*" display-buffer-at-bottom (window-height . 11)))
(load (getenv "SHOT_INIT"))

(defun shot-at (file words lines)
  "Visit FILE with the cursor on WORDS, so many LINES below the top of the window."
  (find-file (expand-file-name file (getenv "SHOT_CORPUS")))
  (goto-char (point-min))
  (search-forward words)
  (search-backward "</")
  (backward-char 1)
  (recenter lines))

(defun shot-when (marked then)
  "Call THEN as soon as the buffer MARKED has marks; ever after, if it never has any."
  (if (with-current-buffer marked (flymake-diagnostics))
      (run-with-timer 2 nil then)
    (run-with-timer 0.5 nil #'shot-when marked then)))

(defun shot-said ()
  "Show in full what is said at the cursor, then call the photographer."
  (eldoc t)
  (run-with-timer
   3 nil
   (lambda ()
     (let ((said (get-buffer-window "*eldoc*")))
       (when said
         (with-selected-window said
           (visual-line-mode 1)
           (goto-char (point-min))
           (setq mode-line-format " What is said of it"
                 cursor-in-non-selected-windows nil))))
     (message nil)
     (run-with-timer 1 nil #'write-region "" nil (getenv "SHOT_READY") nil 0))))

;; One after the other, as a person opens them: the second joins the server of the first.
(shot-at "zviagelskaya.xml" ">11 500</measure>" 3)
(shot-when
 (current-buffer)
 (lambda ()
   (let ((first (selected-window)))
     (select-window (split-window-below 11))
     (shot-at "olimov.xml" ">16 000</measure>" 4)
     (let ((second (current-buffer)))
       (select-window first)
       (shot-when second #'shot-said)))))
