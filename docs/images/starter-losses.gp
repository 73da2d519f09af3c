# Draws starter-losses.png from docs/data: gnuplot docs/images/starter-losses.gp
set datafile separator ','
set terminal pngcairo size 1400,460 font 'sans,11'
set output 'docs/images/starter-losses.png'
set multiplot layout 1,3
set grid lc rgb '#dddddd'
set border 3 lc rgb '#777777'
set tics nomirror
set xlabel 'samples seen'
set format x "%.1s%c"
set xtics 500000
set yrange [.3:.6]
set title 'UNet: mean squared error of v (middle counted three times)'
plot 'docs/data/starter-diffusion-losses.csv' using 2:3 skip 1 with lines lw 2 lc rgb '#5b5bd6' notitle
set title 'Autoencoder: dB on unseen scenes'
set format x "%g"
set xtics 1000
set xlabel 'steps of 16 pictures'
set yrange [24:29]
plot 'docs/data/starter-autoencoder-validation.csv' using 1:2 skip 1 with linespoints lw 2 pt 7 lc rgb '#5b5bd6' notitle
set title 'Referee: right answers on unseen subjects'
set xlabel 'steps of 256 pictures'
set yrange [.6:1.01]
set key bottom right
plot 'docs/data/starter-referee-validation.csv' using 1:2 skip 1 with linespoints lw 2 title 'class', \
    '' using 1:3 skip 1 with linespoints lw 2 title 'main colour', '' using 1:5 skip 1 with linespoints lw 2 title 'pattern', \
    '' using 1:6 skip 1 with linespoints lw 2 title 'context', '' using 1:9 skip 1 with linespoints lw 2 title 'accessory'
