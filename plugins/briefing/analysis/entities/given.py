"""Given names that show a capitalised pair of words to be a person; those that are also places are left out."""

from __future__ import annotations

GIVEN = frozenset(
    (
        "Aaron Abdul Abdullah Adam Adrian Ahmad Ahmed Ahmet Aisha Akihiko Alan Albert Alberto Alejandro Aleksandr "
        "Aleksei Alessandro Alex Alexander Alexandra Alexei Alexey Alfred Ali Alice Alina Alison Alper Amanda "
        "Amelia Amir Amit Amy Ana Anatoly Anders Andrea Andreas Andrei Andrew Andrey Andy Angela Anil Anita Anna "
        "Anne Annette Anthony Anton Antonio Anwar Arjun Arthur Arun Ashok Astrid Ayman Badr Barbara Barry "
        "Beatrice Ben Benjamin Bernard Beth Betty Bill Bob Boris Brad Brandon Brenda Brian Bruce Bruno Butch "
        "Carla Carlo Carlos Carmen Carol Caroline Catherine Cecilia Cesar Charles Chris Christian Christina "
        "Christine Christophe Christopher Claire Claudia Claudio Colin Craig Cristina Cynthia Daniel Daniela "
        "Daniele Danielle Darren Dave David Dean Deborah Dennis Derek Diana Diane Diego Dieter Dmitri Dmitry "
        "Dominic Dominique Don Donald Donna Doug Douglas Edgar Eduardo Edward Edwin Elena Elisabeth Elizabeth "
        "Ellen Elon Emily Emma Emmanuel Enrico Eric Erica Erik Ernst Esther Eugene Eva Evan Evgeny Ewa Fahad "
        "Fatima Felipe Felix Fernando Filippo Fiona Francesca Francesco Francis Francisco Frank Franz Fred "
        "Frederic Frederick Friedrich Fumio Gabriel Gabriela Gary Gennady Geoffrey George Gerald Gerard Giovanni "
        "Giulia Giuseppe Gordon Graham Greg Gregory Guillaume Gustavo Hannah Hans Harold Harry Haruka Hassan "
        "Hazza Hazzaa Heather Heidi Helen Helena Henri Henrik Henry Hideki Hiroshi Howard Hugo Hussein Ian "
        "Ibrahim Ignacio Igor Ilya Imran Irina Isabel Isabella Ivan Jack Jacob Jacques Jaime James Jamie Jan Jane "
        "Janet Jared Jason Javier Jay Jean Jean-Yves Jeff Jeffrey Jennifer Jens Jeremy Jerry Jessica Jessie Jill "
        "Jim Jitendra Joan Joanna Joao Joe Joel Johan Johann Johannes John Jon Jonathan Jorge Jose Josef Joseph "
        "Josh Joshua José Juan Judith Judy Julia Julian Julie Julien Julio Jun Jürgen Kai Karen Karl Karol Kate "
        "Katherine Kathleen Kathryn Kathy Katsuhiko Kayla Kazuo Keiko Keith Kelly Ken Kenji Kenneth Kevin Khalid "
        "Kimberly Koichi Konstantin Kristen Kristin Kumar Kurt Kyle Lakshmi Larry Laura Lauren Laurent Laurie Leo "
        "Leonardo Leonid Leslie Liisa Lilit Linda Lisa Loral Lori Louis Louise Luca Lucas Lucia Lucy Luigi Luis "
        "Luiz Lukas Maarten Magnus Mahmoud Manfred Manuel Marc Marcel Marcelo Marco Marcos Marcus Margaret Maria "
        "Marie Mario Mark Marko Markus Marta Martha Martin Martina Mary María Masahiro Masahito Masato Massimo "
        "Mateusz Matt Matteo Matthew Matthias Maurice Max Maxim Megan Mehmet Melanie Melissa Michael Michel "
        "Michele Michelle Miguel Mike Mikhail Miriam Mkhitar Mohamed Mohammad Mohammed Mohan Molly Monica "
        "Muhammad Mustafa Nadia Nancy Naoko Narendra Nasser Natalia Natalie Nathan Neil Nicholas Nichole Nick "
        "Nicola Nicolas Nicole Nikolai Nikolay Nina Noah Noriaki Norman Noura Oksana Oleg Olga Oliver Olivia "
        "Olivier Omar Osama Oscar Oskar Otto Pablo Pam Pamela Paolo Pascal Patricia Patrick Paul Paula Paulo "
        "Pavel Pedro Peggy Peter Petra Phil Philip Philippe Pierre Piotr Pradeep Priya Rachel Rahul Raj Rajesh "
        "Rakesh Ralf Ralph Raphael Raul Ravi Raymond Rebecca Reid Renato Rene René Ricardo Richard Rick Robert "
        "Roberta Roberto Rodrigo Roger Roland Ron Ronald Rosa Roy Rudolf Ruth Ryan Saeed Sally Salvatore "
        "Sam Samantha Samuel Sandra Sanjay Sara Sarah Satoshi Sawan Scott Sean Sebastian Sergei Sergey Sergio "
        "Shane Shannon Sharon Shehbaz Shigeru Shinichi Shubhanshu Silvia Simon Simone Simonetta Sofia Soichi "
        "Sophie Stefan Stefano Stephanie Stephen Steve Steven Stuart Sultan Suni Sunil Sunita Suresh "
        "Susan Suzanne Sven Svetlana Sławosz Takeshi Takuya Tamara Tanya Tara Taro Tatiana Ted Teresa Terry "
        "Theresa Thierry Thomas Tibor Tidiane Tim Timothy Tina Todd Tom Tomas Tommaso Tony Tory Toshio Tracy "
        "Tyler Ulrich Uwe Valentina Valerie Vanessa Vasily Vera Vicente Victor Vijay Vikram Viktor Vincent Vinod "
        "Vladimir Volker Walter Warren Wayne Wendy Werner Will Willem William Wolfgang Xavier Yasmin Yasuhiro "
        "Yoichi Yoshihide Yulia Yuri Yuriy Yury Yusuf Zach Zachary Zainab"
    ).split()
)
"""Common given names of several languages."""
FAMILY_FIRST = frozenset(
    (
        "Bai Bao Cai Cao Chen Cheng Choi Deng Ding Dong Du Fan Fang Feng Fu Gao Gong Gu Guo Han Hao He Hou Hu "
        "Huang Jia Jiang Jin Jung Kim Lee Lei Li Liang Liao Lin Liu Long Lu Luo Ma Mao Meng Mo Nguyen Pan Park "
        "Peng Pham Qiao Qin Qiu Ren Shan Shao Shen Shi Song Su Sun Tan Tang Tao Tian Tran Wan Wang Wei Wen Wu "
        "Xi Xia Xiao Xie Xiong Xu Xue Yan Yang Yao Ye Yin Yoon Yu Yuan Zeng Zhai Zhang Zhao Zheng Zhong Zhou "
        "Zhu Zou"
    ).split()
)
"""Family names that stand first in Chinese, Korean and Vietnamese."""
PARTICLES = frozenset("de da do dos di del della van von der den bin bint al el le la ul ibn ter ten du st".split())
"""Small words inside the names of persons."""
