module iku

go 1.26.8
