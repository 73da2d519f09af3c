# Draws starter-losses.png from docs/data: gnuplot docs/images/starter-losses.gp
set datafile separator ','
set terminal pngcairo size 1400,460 font 'sans,11'
set output 'docs/images/starter-losses.png'
set multiplot layout 1,2
set grid lc rgb '#dddddd'
set border 3 lc rgb '#777777'
set tics nomirror
set title 'Mean squared error of v in training (middle counted three times)'
set xlabel 'samples seen'
set format x "%.0s%c"
set yrange [.3:1]
plot 'docs/data/starter-diffusion-losses.csv' using 2:3 skip 1 with lines lw 2 lc rgb '#5b5bd6' notitle
set title 'Error on unseen scenes, by quarter of the timesteps'
set yrange [.2:.7]
plot for [q=1:4] 'docs/data/starter-diffusion-validation.csv' using (column(1)*32):q+1 skip 1 with linespoints lw 2 pt 7 \
    title word('least-noisy second third noisiest', q)
